package org.msakit.server.extension;

import java.util.Map;
import org.msakit.server.state.SessionState;

/** BINARYMIME (RFC 3030 section 3): content of any octets, which only BDAT can carry. */
public final class BinaryMime implements Extension {
    @Override
    public String keyword() {
        return "BINARYMIME";
    }

    @Override
    public boolean offered(SessionState state) {
        return state.config().extensions().isOn(Chunking.KEYWORD);
    }

    @Override
    public Map<String, ParameterRule> mailParameters() {
        return Map.of("BODY", ParameterRule.matching(value -> value.equalsIgnoreCase("BINARYMIME")));
    }
}

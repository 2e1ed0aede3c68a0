package org.msakit.server.extension;

import java.util.Map;
import org.msakit.server.state.SessionState;

/** REQUIRETLS (RFC 8689): a MAIL parameter without value, offered under TLS alone (section 2). */
public final class RequireTls implements Extension {
    @Override
    public String keyword() {
        return "REQUIRETLS";
    }

    @Override
    public boolean offered(SessionState state) {
        return state.tls();
    }

    @Override
    public Map<String, ParameterRule> mailParameters() {
        return Map.of(keyword(), ParameterRule.matching(String::isEmpty));
    }
}

package org.msakit.server.extension;

import java.util.List;
import java.util.Map;
import org.msakit.server.address.Path;
import org.msakit.server.state.SessionState;

/** AUTH (RFC 4954): mechanisms are offered only where a password cannot be overheard, unless the operator insists. */
public final class AuthExtension implements Extension {
    @Override
    public String keyword() {
        return "AUTH";
    }

    @Override
    public boolean offered(SessionState state) {
        return !available(state).isEmpty();
    }

    @Override
    public String parameters(SessionState state) {
        return String.join(" ", available(state));
    }

    @Override
    public Map<String, ParameterRule> mailParameters() {
        return Map.of("AUTH", ParameterRule.matching(AuthExtension::isMailbox));
    }

    /** The mechanisms a client may use in this state. */
    public static List<String> available(SessionState state) {
        boolean safe = state.tls() || state.config().clearTextAuth();
        return safe && state.config().extensions().isOn("AUTH") ? state.config().mechanisms() : List.of();
    }

    private static boolean isMailbox(String value) {
        return value.equals("<>") || Xtext.decode(value).filter(Path::isMailbox).isPresent();
    }
}

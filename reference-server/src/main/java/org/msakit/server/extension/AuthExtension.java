package org.msakit.server.extension;

import java.util.List;
import java.util.Map;
import org.msakit.server.Modifier;
import org.msakit.server.ServerConfig;
import org.msakit.server.address.Path;
import org.msakit.server.address.Xtext;
import org.msakit.server.sasl.Circumstances;
import org.msakit.server.sasl.Mechanisms;
import org.msakit.server.state.SessionState;

/** AUTH (RFC 4954): a mechanism is offered only where it is safe, unless the operator insists. */
public final class AuthExtension implements Extension {
    @Override
    public String keyword() {
        return "AUTH";
    }

    @Override
    public boolean offered(SessionState state) {
        if (isOff(state)) {
            return false;
        }
        Circumstances now = circumstances(state);
        for (String name : state.config().mechanisms()) {
            if (isUsable(name, now)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String parameters(SessionState state) {
        return String.join(" ", available(state));
    }

    @Override
    public Map<String, ParameterRule> mailParameters() {
        return Map.of("AUTH", ParameterRule.matching(AuthExtension::isMailbox));
    }

    /** The mechanisms a client may use in this state, in the order of the configuration. */
    public static List<String> available(SessionState state) {
        if (isOff(state)) {
            return List.of();
        }
        Circumstances now = circumstances(state);
        return state.config().mechanisms().stream()
                .filter(name -> isUsable(name, now))
                .toList();
    }

    private static boolean isOff(SessionState state) {
        boolean off =
                !state.config().extensions().isOn("AUTH") || state.listener().has(Modifier.NO_AUTH);
        return off || (state.config().tlsRequired() && !state.tls());
    }

    private static boolean isUsable(String name, Circumstances now) {
        return Mechanisms.byName(name)
                .filter(mechanism -> mechanism.usable(now))
                .isPresent();
    }

    /** What mechanisms have to know of the session. */
    public static Circumstances circumstances(SessionState state) {
        ServerConfig config = state.config();
        return new Circumstances(
                state.tls(),
                state.clearTextAuth(),
                state.channel(),
                config.mechanisms(),
                config.hostname(),
                config.accounts());
    }

    private static boolean isMailbox(String value) {
        return value.equals("<>")
                || Xtext.decode(value)
                        .filter(v -> v.equals("<>") || Path.isMailbox(v))
                        .isPresent();
    }
}

package org.msakit.server.extension;

import java.util.Map;
import java.util.Optional;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;

/** A service extension (RFC 5321 section 2.2). */
public interface Extension {
    /** The EHLO keyword. */
    String keyword();

    /** The keyword's parameters, empty for none. */
    default String parameters(SessionState state) {
        return "";
    }

    /** Whether it is offered in this state. */
    default boolean offered(SessionState state) {
        return true;
    }

    /** MAIL parameters by upper-case keyword. */
    default Map<String, ParameterRule> mailParameters() {
        return Map.of();
    }

    /** RCPT parameters by upper-case keyword. */
    default Map<String, ParameterRule> rcptParameters() {
        return Map.of();
    }

    /**
     * Judges the parameters of one MAIL together, this extension's among them, and may change what is granted.
     *
     * @param values values by upper-case keyword, at least one, each of them lawful by itself
     * @return a refusal, or a positive reply to give instead of the usual one
     */
    default Optional<Reply> settle(Map<String, String> values, SessionState state) {
        return Optional.empty();
    }

    /** The line in the EHLO reply. */
    default String line(SessionState state) {
        String parameters = parameters(state);
        return parameters.isEmpty() ? keyword() : keyword() + " " + parameters;
    }
}

package org.msakit.server.extension;

import java.util.Map;
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

    /** The line in the EHLO reply. */
    default String line(SessionState state) {
        String parameters = parameters(state);
        return parameters.isEmpty() ? keyword() : keyword() + " " + parameters;
    }
}

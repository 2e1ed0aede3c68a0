package org.msakit.rules;

import java.util.function.UnaryOperator;
import org.msakit.model.Cell;
import org.msakit.model.Grade;
import org.msakit.model.Pattern;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.wire.CommandLine;

/** RFC 3207 section 4: STARTTLS. */
final class Rfc3207StartTls {
    private static final UnaryOperator<SessionState> STAY = s -> s;
    private static final UnaryOperator<SessionState> HANDSHAKE = s -> s.with(Phase.HANDSHAKE);

    private Rfc3207StartTls() {}

    static Cell startTls(SessionState state, CommandLine line) {
        if (state.tls()) {
            return Cell.in(state).pass("5yz|454", STAY, "RFC3207-4.2-6").otherwise("RFC3207-4.2-6");
        }
        boolean offered = state.offered().has("STARTTLS");
        if (!line.argument().isEmpty()) {
            return Cell.in(state)
                    .pass("501", STAY, "RFC3207-4-2")
                    .warn("5yz|454", STAY, "RFC3207-4-2")
                    .otherwise("RFC3207-4-2");
        }
        if (!offered) {
            return Cell.in(state).open("220", HANDSHAKE).open("5yz", STAY).otherwise("RFC5321-4.2-5");
        }
        Cell.Builder cell = Cell.in(state).pass("220", HANDSHAKE);
        if (state.mail().open()) {
            cell.pass("501|503|554", STAY, "RFC3207-4.2-4");
        } else if (state.login().done()) {
            cell.pass("501|503|554", STAY, "RFC3207-4.2-3");
        }
        return cell.otherwise("RFC3207-4-1");
    }

    /** After 220 the handshake follows, and with it everything is forgotten (section 4.2). */
    static Cell handshake(SessionState state) {
        return Cell.in(state)
                .on(Pattern.TLS_UP, Grade.PASS, SessionState::afterStartTls, "RFC3207-4-1")
                .on(Pattern.TLS_GIVEN_UP, Grade.INCONCLUSIVE, s -> s.with(Phase.CLOSED), "RFC3207-4-1")
                .otherwise("RFC3207-4-1");
    }
}

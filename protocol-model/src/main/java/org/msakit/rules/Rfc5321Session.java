package org.msakit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.msakit.model.Cause;
import org.msakit.model.Cell;
import org.msakit.model.Grade;
import org.msakit.model.Hello;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.wire.AddressLiteral;
import org.msakit.wire.CommandLine;

/** RFC 5321 sections 3.1, 3.2, 4.1.1.1, 4.1.1.5, 4.1.1.9, 4.1.1.10 and 4.1.4: greeting, EHLO, RSET, NOOP, QUIT. */
final class Rfc5321Session {
    private static final UnaryOperator<SessionState> STAY = s -> s;
    private static final Pattern DOMAIN =
            Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*");

    private Rfc5321Session() {}

    /** Section 3.1: one reply, and it is 220. */
    static Cell greeting(SessionState state) {
        return Cell.in(state)
                .pass("220", s -> s.with(Phase.COMMAND), "RFC5321-3.1-1")
                .open("554", s -> s.with(Phase.TURNED_AWAY))
                .open("521", s -> s.with(Phase.CLOSED))
                .otherwise("RFC5321-3.1-1");
    }

    /** Section 3.1, behind a 554: the server waits for QUIT, and does nothing else for the client. */
    static Cell turnedAway(SessionState state, CommandLine line) {
        if (line.verb().equals("QUIT") && line.argument().isEmpty()) {
            return Cell.in(state)
                    .pass("221", s -> s.with(Phase.CLOSING), "RFC5321-3.1-2")
                    .otherwise("RFC5321-3.1-2");
        }
        Cell.Builder cell = Cell.in(state)
                .pass("503", STAY, "RFC5321-3.1-3")
                .warn("5yz", STAY, "RFC5321-3.1-3")
                .blameClose("RFC5321-3.1-2");
        boolean ofMail = List.of("MAIL", "RCPT", "DATA", "BDAT").contains(line.verb());
        return (ofMail ? cell : cell.open("2yz", STAY)).otherwise("RFC5321-3.1-3");
    }

    /** Section 4.1.1.1 and 4.1.4. */
    static Cell ehlo(SessionState state, CommandLine line) {
        String name = line.argument();
        boolean literal = AddressLiteral.matches(name);
        if (!literal && !DOMAIN.matcher(name).matches()) {
            return malformedHello(state);
        }
        List<String> ids = new ArrayList<>(List.of("RFC5321-4.1.1.1-1"));
        if (literal) {
            ids.add("RFC5321-4.1.3-1");
        }
        Cell.Builder cell = Cell.in(state)
                .learn("250", state::afterEhlo, Grade.PASS, ids.toArray(String[]::new))
                .open("550", s -> s.surviving(Cause.REFUSED_HELLO));
        if (!literal) {
            cell.open("501|504", s -> s.surviving(Cause.REFUSED_HELLO));
        }
        boolean again = state.hello() == Hello.EHLO || state.mail().open();
        if (again) {
            return cell.otherwise("RFC5321-4.1.4-3");
        }
        return literal
                ? cell.blame("500|502", "RFC5321-4.1.1.1-1").otherwise("RFC5321-4.1.3-1")
                : cell.otherwise("RFC5321-4.1.1.1-1");
    }

    private static Cell malformedHello(SessionState state) {
        return Cell.in(state)
                .pass("500|501|502|504|550", s -> s.surviving(Cause.REFUSED_HELLO), "RFC5321-4.1.4-1")
                .learn("250", state::afterEhlo, Grade.INCONCLUSIVE)
                .otherwise("RFC5321-4.1.4-1");
    }

    /** Section 4.1.1.1: HELO still has to work; it may be refused with 530 while TLS is missing (RFC 3207). */
    static Cell helo(SessionState state, CommandLine line) {
        if (!DOMAIN.matcher(line.argument()).matches() && !AddressLiteral.matches(line.argument())) {
            return Rfc5321Lines.notJudged(state);
        }
        Cell.Builder cell = Cell.in(state)
                .pass("250", s -> s.afterHelo(), "RFC5321-4.1.1.1-4")
                .open("501|504|550", s -> s.surviving(Cause.REFUSED_HELLO));
        if (!state.tls()) {
            cell.open("530", STAY);
        }
        return cell.otherwise(state.mail().open() ? "RFC5321-4.1.4-4" : "RFC5321-4.1.1.1-4");
    }

    /** Section 4.1.1.5: drops the transaction, keeps everything else. */
    static Cell rset(SessionState state, CommandLine line) {
        if (!line.argument().isEmpty()) {
            return Cell.in(state)
                    .pass("501", s -> s.surviving(Cause.REFUSED_RSET), "RFC5321-4.1.1-2")
                    .warn("5yz", s -> s.surviving(Cause.REFUSED_RSET), "RFC5321-4.1.1-2")
                    .warn("250", Rfc5321Session::reset, "RFC5321-4.1.1-2")
                    .otherwise("RFC5321-4.1.1-2");
        }
        if (line.hasTrailingWhiteSpace()) {
            return Cell.in(state)
                    .pass("250", Rfc5321Session::reset, "RFC5321-4.1.1-1")
                    .warn("501", STAY, "RFC5321-4.1.1-1")
                    .otherwise("RFC5321-4.1.1-1");
        }
        Cell.Builder cell = Cell.in(state).pass("250", Rfc5321Session::reset, early(state, "RFC5321-4.1.1.5-2"));
        if (!state.tls()) {
            cell.open("530", STAY);
        }
        return cell.otherwise(state.mail().open() ? "RFC5321-4.1.1.5-1" : "RFC5321-4.1.1.5-2");
    }

    private static SessionState reset(SessionState state) {
        return state.with(state.mail().endedBy(Cause.RSET)).with(state.login().surviving(Cause.RSET));
    }

    /** Before EHLO the SHOULD of section 4.1.4 is shown as well. */
    private static List<String> early(SessionState state, String id) {
        return state.hello() == Hello.NONE ? List.of(id, "RFC5321-4.1.4-6") : List.of(id);
    }

    /** Section 4.1.1.9. */
    static Cell noop(SessionState state, CommandLine line) {
        UnaryOperator<SessionState> kept =
                s -> s.surviving(Cause.NOOP).with(s.login().surviving(Cause.NOOP));
        if (!line.argument().isEmpty()) {
            return Cell.in(state)
                    .pass("250", kept, "RFC5321-4.1.1.9-2")
                    .warn("500|501", STAY, "RFC5321-4.1.1.9-2")
                    .otherwise("RFC5321-4.1.1.9-2");
        }
        if (line.hasTrailingWhiteSpace()) {
            return Cell.in(state)
                    .pass("250", kept, "RFC5321-4.1.1-1")
                    .warn("501", STAY, "RFC5321-4.1.1-1")
                    .otherwise("RFC5321-4.1.1-1");
        }
        return Cell.in(state)
                .pass("250", kept, early(state, "RFC5321-4.1.1.9-1"))
                .otherwise("RFC5321-4.1.1.9-1");
    }

    /** Section 4.1.1.10: 221, then the server closes. */
    static Cell quit(SessionState state, CommandLine line) {
        UnaryOperator<SessionState> closing = s -> s.with(Phase.CLOSING);
        if (!line.argument().isEmpty()) {
            return Cell.in(state)
                    .pass("501", STAY, "RFC5321-4.1.1-4")
                    .warn("5yz", STAY, "RFC5321-4.1.1-4")
                    .warn("221", closing, "RFC5321-4.1.1-4")
                    .otherwise("RFC5321-4.1.1-4");
        }
        return Cell.in(state).pass("221", closing).otherwise(quitId(state));
    }

    /** The row that a QUIT in this state belongs to. */
    static String quitId(SessionState state) {
        return state.hello() == Hello.NONE ? "RFC5321-4.1.1.10-1" : "RFC5321-4.1.1.10-3";
    }
}

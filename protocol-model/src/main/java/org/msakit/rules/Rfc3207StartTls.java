package org.msakit.rules;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.msakit.model.Cause;
import org.msakit.model.Cell;
import org.msakit.model.Config;
import org.msakit.model.Grade;
import org.msakit.model.Pattern;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Transaction;
import org.msakit.wire.CommandLine;

/** RFC 3207 section 4: STARTTLS. */
final class Rfc3207StartTls {
    private static final UnaryOperator<SessionState> STAY = s -> s;
    private static final UnaryOperator<SessionState> HANDSHAKE = s -> s.with(Phase.HANDSHAKE);

    /** Those of section 4 that are answered without TLS, and those that other RFCs want answered at any time. */
    private static final Set<String> ANSWERED_BEFORE_TLS = Set.of("NOOP", "EHLO", "STARTTLS", "QUIT", "HELO", "RSET");

    private static final String[] MAIL_IN_CLEAR = {"RFC3207-6-1", "RFC3207-4-3"};

    /** A login of before TLS must not count inside it (section 4.2). */
    static final String LOGIN_KEPT = "RFC3207-4.2-3";

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
            cell.pass("501|503|554", STAY, LOGIN_KEPT);
        }
        return cell.otherwise("RFC3207-4-1");
    }

    /** Whether a command has to wait for TLS where the operator requires it (section 4); those not named here may. */
    static boolean awaitsTls(Config config, SessionState state, CommandLine line) {
        return config.tlsRequired() && !state.tls() && !ANSWERED_BEFORE_TLS.contains(line.verb());
    }

    /** Section 4: before the TLS that is required, 530; no mail and no login gets through (section 6). */
    static Cell beforeTls(SessionState state, CommandLine line) {
        Cell.Builder cell = Cell.in(state);
        return switch (line.verb()) {
            case "MAIL" ->
                cell.pass("530", STAY, "RFC3207-4-3", "RFC3207-6-1")
                        .warn("5yz", STAY, "RFC3207-4-3")
                        .broken(
                                "250",
                                s -> s.with(new Transaction(Transaction.Stage.SENDER, Cause.NEVER_BEGUN)),
                                MAIL_IN_CLEAR)
                        .otherwise(MAIL_IN_CLEAR);
            case "RCPT", "DATA" ->
                cell.pass("530", STAY, "RFC3207-4-3")
                        .warn("5yz", STAY, "RFC3207-4-3")
                        .broken("250|251", STAY, MAIL_IN_CLEAR)
                        .otherwise(MAIL_IN_CLEAR);
            case "AUTH" ->
                cell.pass("530", STAY, "RFC3207-4-3", "RFC3207-6-1")
                        .pass("5yz", STAY, "RFC3207-6-1")
                        .otherwise("RFC3207-6-1");
            case "HELP" ->
                cell.pass("530", STAY, "RFC3207-4-3").open("2yz|5yz", STAY).otherwise("RFC3207-4-3");
            default ->
                cell.pass("530", STAY, "RFC3207-4-3")
                        .warn("2yz|5yz", STAY, "RFC3207-4-3")
                        .otherwise("RFC3207-4-3");
        };
    }

    /** After 220 the handshake follows, and with it everything is forgotten (section 4.2). */
    static Cell handshake(SessionState state) {
        return Cell.in(state)
                .on(Pattern.TLS_UP, Grade.PASS, SessionState::afterStartTls, "RFC3207-4-1")
                .on(Pattern.TLS_GIVEN_UP, Grade.INCONCLUSIVE, s -> s.with(Phase.CLOSED), "RFC3207-4-1")
                .otherwise("RFC3207-4-1");
    }
}

package org.msakit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.msakit.model.Cause;
import org.msakit.model.Cell;
import org.msakit.model.Config;
import org.msakit.model.Hello;
import org.msakit.model.Login;
import org.msakit.model.SessionState;
import org.msakit.model.Transaction;
import org.msakit.policy.Admission;
import org.msakit.wire.CommandLine;
import org.msakit.wire.MailPath;
import org.msakit.wire.PathArgument;

/** RFC 6409 sections 4.3 and 7, RFC 5068 section 3: nobody submits without a login; no ETRN on a submission port. */
final class Rfc6409Gate {
    private static final UnaryOperator<SessionState> STAY = s -> s;
    private static final Set<String> ANSWERED_WHEN_REJECTED =
            Set.of("EHLO", "HELO", "NOOP", "RSET", "QUIT", "AUTH", "STARTTLS", "VRFY", "EXPN", "HELP", "ETRN", "ATRN");

    private Rfc6409Gate() {}

    static boolean needsLogin(Config config, SessionState state) {
        return config.admission() == Admission.LOGIN_REQUIRED && !state.login().done();
    }

    /** Section 4.3: the error belongs to MAIL, and its code is 530 (RFC 4954 section 6). */
    static Cell mail(SessionState state, CommandLine line) {
        if (state.mail().open()) {
            return Cell.in(state)
                    .pass("503|530", STAY)
                    .open("5yz", STAY)
                    .broken("250", Rfc6409Gate::opened, "RFC6409-4.3-1")
                    .otherwise("RFC6409-4.3-1");
        }
        PathArgument argument = PathArgument.of(line.argument(), "FROM");
        List<String> ids = new ArrayList<>(List.of(mailId(argument, state)));
        if (argument.keywords().contains("AUTH")) {
            ids.add("RFC4954-5-2");
        }
        Cell.Builder cell = Cell.in(state).pass("530", STAY, ids);
        if (argument.keywords().contains("AUTH")) {
            return cell.open("5yz!501!503!504!555", STAY)
                    .broken("250", Rfc6409Gate::opened, ids.get(0))
                    .blame("501|503|504|555", "RFC4954-5-2")
                    .otherwise(ids.get(0));
        }
        cell.broken("250", Rfc6409Gate::opened, ids.get(0));
        if (state.hello() == Hello.NONE) {
            cell.open("503", STAY);
        }
        return cell.warn("503|5yz", STAY, ids).otherwise(ids.get(0));
    }

    private static String mailId(PathArgument argument, SessionState state) {
        if (state.login().cause() == Cause.STARTTLS) {
            return Rfc3207StartTls.LOGIN_KEPT;
        }
        if (state.login().cause() == Cause.FAILED_LOGIN) {
            return "SEC-AUTH-3";
        }
        boolean special = argument.path()
                .filter(p -> p.kind() == MailPath.Kind.NULL
                        || p.kind() == MailPath.Kind.BARE_POSTMASTER
                        || p.localPart().equalsIgnoreCase("postmaster"))
                .isPresent();
        return special ? "RFC6409-4.3-3" : "RFC6409-4.3-1";
    }

    /** RCPT without a login: never accepted, whoever the recipient is. */
    static Cell rcpt(Config config, SessionState state, CommandLine line) {
        boolean local = PathArgument.of(line.argument(), "TO")
                .path()
                .map(config::isLocal)
                .orElse(true);
        String relay = local ? "RFC5068-3.1-1" : "RFC5068-3.2-1";
        return Cell.in(state)
                .pass("530|503", STAY, "RFC6409-4.3-2", "RFC4954-6-2", relay)
                .pass("550|553|554", STAY, relay)
                .warn("5yz", STAY, "RFC6409-4.3-2")
                .broken("250|251", Rfc6409Gate::added, state.mail().open() ? relay : "RFC6409-4.3-2")
                .otherwise("RFC6409-4.3-2");
    }

    /** Behind an acceptance that should not have been; where TLS was to end a login, the server has kept it. */
    private static SessionState opened(SessionState state) {
        SessionState accepted =
                state.login().cause() == Cause.STARTTLS ? state.with(new Login(true, Cause.STARTTLS)) : state;
        return accepted.with(new Transaction(Transaction.Stage.SENDER, Cause.NEVER_BEGUN));
    }

    private static SessionState added(SessionState state) {
        return state.with(new Transaction(Transaction.Stage.RECIPIENTS, Cause.NEVER_BEGUN));
    }

    /** DATA without a login. */
    static Cell data(SessionState state) {
        if (state.mail().cause() == Cause.STARTTLS) {
            return Cell.in(state)
                    .pass("530|503|554", STAY, "RFC3207-4.2-4")
                    .open("5yz", STAY)
                    .otherwise("RFC3207-4.2-4");
        }
        return Cell.in(state)
                .pass("530|503|554", STAY, "RFC6409-4.3-2", "RFC4954-6-2")
                .warn("5yz", STAY, "RFC6409-4.3-2")
                .otherwise("RFC6409-4.3-2");
    }

    /** Section 7: ETRN and ATRN must not be there on a submission port. */
    static Cell queueRun(Config config, SessionState state) {
        if (!config.submissionPort()) {
            return Rfc5321Lines.notJudged(state);
        }
        return Cell.in(state)
                .pass("500|502|503|530|550", STAY, "RFC6409-7-6")
                .open("5yz", STAY)
                .otherwise("RFC6409-7-6");
    }

    /** Whether a client that the access map rejects gets the ordinary treatment for this verb. */
    static boolean answersRejected(String verb) {
        return Set.of("EHLO", "HELO", "NOOP", "RSET", "QUIT").contains(verb) || !isCommand(verb);
    }

    private static boolean isCommand(String verb) {
        return ANSWERED_WHEN_REJECTED.contains(verb)
                || Set.of("MAIL", "RCPT", "DATA").contains(verb);
    }

    /** A client that the access map rejects: a refusal of the map's choosing, and nothing is accepted. */
    static Cell rejected(SessionState state, CommandLine line) {
        boolean envelope = Set.of("MAIL", "RCPT", "DATA").contains(line.verb());
        Cell.Builder cell = Cell.in(state).open("5yz", STAY);
        if (!envelope && !line.verb().equals("AUTH") && !line.verb().equals("STARTTLS")) {
            cell.open("2yz", STAY);
        }
        return cell.otherwise(line.verb().equals("MAIL") ? "RFC6409-4.3-1" : "RFC6409-4.3-2");
    }
}

package org.msakit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.msakit.model.Cause;
import org.msakit.model.Cell;
import org.msakit.model.Config;
import org.msakit.model.SessionState;
import org.msakit.model.Transaction.Stage;
import org.msakit.model.Transaction.Trait;
import org.msakit.policy.Admission;
import org.msakit.wire.CommandLine;
import org.msakit.wire.MailPath;
import org.msakit.wire.PathArgument;

/** RFC 5321 sections 3.3, 4.1.1.3 and 4.5.1, RFC 5068 section 3.2: RCPT. */
final class Rfc5321Rcpt {
    private static final UnaryOperator<SessionState> STAY = s -> s;

    /** Refusals of a recipient that a site may have reasons for. */
    private static final String POLICY = "5yz!500!501!502!503!530!555";

    private Rfc5321Rcpt() {}

    static Cell rcpt(Config config, SessionState state, CommandLine line) {
        if (Rfc6409Gate.needsLogin(config, state)) {
            return Rfc6409Gate.rcpt(config, state, line);
        }
        if (!state.mail().open()) {
            return withoutMail(state);
        }
        if (state.mail().stage() == Stage.CHUNKS || state.mail().stage() == Stage.BROKEN) {
            return Rfc3030Chunking.recipient(state, Rfc5321Rcpt::added);
        }
        PathArgument argument = PathArgument.of(line.argument(), "TO");
        MailPath path = argument.path().orElse(MailPath.of(""));
        UnaryOperator<SessionState> refused = s -> s.surviving(Cause.REFUSED_RCPT);
        if (Rfc5321Paths.hasBlank(line, "TO")) {
            return Rfc5321Paths.behindBlank(state, Rfc5321Rcpt::added, refused);
        }
        if (path.kind() == MailPath.Kind.NULL) {
            return Cell.in(state)
                    .pass("501", refused, "RFC5321-4.3.2-1")
                    .warn("500|550|553|555", refused, "RFC5321-4.3.2-1")
                    .otherwise("RFC5321-4.3.2-1");
        }
        if (path.kind() == MailPath.Kind.INVALID) {
            return Rfc5321Paths.invalid(state, path.localPart(), true, Rfc5321Rcpt::added, refused);
        }
        if (Rfc5321Paths.isBeyondLimits(path) && !isRelay(config, state, path)) {
            return Rfc5321Paths.beyondLimits(state, Rfc5321Rcpt::added, refused);
        }
        Optional<Ruling> parameters = Parameters.ofRcpt(argument, state);
        if (parameters.isPresent() && !parameters.get().accepts()) {
            Cause cause = Parameters.isUnknown(parameters.get()) ? Cause.REFUSED_PARAMETER : Cause.REFUSED_RCPT;
            return parameters.get().cell(state, Rfc5321Rcpt::added, s -> s.surviving(cause), "RFC5321-4.2-5");
        }
        if (path.kind() == MailPath.Kind.BARE_POSTMASTER) {
            return Cell.in(state)
                    .pass("250|251", Rfc5321Rcpt::added, "RFC5321-4.5.1-1")
                    .otherwise("RFC5321-4.5.1-1");
        }
        if (path.localPart().equalsIgnoreCase("postmaster")
                && config.isLocal(path)
                && argument.parameters().isEmpty()) {
            return Cell.in(state)
                    .pass("250|251", Rfc5321Rcpt::added, "RFC5321-4.5.1-2")
                    .otherwise("RFC5321-4.5.1-2");
        }
        if (argument.parameters().isEmpty()
                && Rfc5321Paths.isUnqualified(config, path)
                && !isRelay(config, state, path)) {
            return Rfc5321Paths.unqualified(state, Rfc5321Rcpt::added, refused);
        }
        boolean known = config.recipients().contains(path.canonical());
        List<String> unusual = Rfc5321Paths.unusual(path);
        if (!unusual.isEmpty() && argument.parameters().isEmpty() && !isRelay(config, state, path)) {
            return known
                    ? Cell.in(state)
                            .pass("250|251", Rfc5321Rcpt::added, unusual)
                            .open(POLICY, refused)
                            .otherwise(unusual)
                    : Rfc5321Paths.cell(state, path, unusual, Rfc5321Rcpt::added, refused);
        }
        return mailbox(
                config, state, line, path, parameters.map(Ruling::requirements).orElse(List.of()));
    }

    /** Whether the recipient is elsewhere and the client has no right to reach it. */
    private static boolean isRelay(Config config, SessionState state, MailPath path) {
        return !config.isLocal(path)
                && config.admission() == Admission.LOCAL_ONLY
                && !state.login().done();
    }

    private static Cell mailbox(
            Config config, SessionState state, CommandLine line, MailPath path, List<String> ofParameters) {
        UnaryOperator<SessionState> refused = s -> s.surviving(Cause.REFUSED_RCPT);
        if (isRelay(config, state, path)) {
            return Cell.in(state).pass("5yz", refused, "RFC5068-3.2-1").otherwise("RFC5068-3.2-1");
        }
        List<String> ids = new ArrayList<>(survived(state));
        ids.addAll(ofParameters);
        if (state.mail().has(Trait.NULL_SENDER)) {
            ids.add("RFC2505-2.6.1-1");
        }
        if (line.hasTrailingWhiteSpace()) {
            ids.add("RFC5321-4.1.1-1");
        }
        Cell.Builder cell = Cell.in(state).pass("250|251", Rfc5321Rcpt::added, ids);
        boolean beyondDoubt =
                state.mail().hasRecipients() && config.recipients().contains(path.canonical());
        if (!ofParameters.isEmpty()) {
            return (beyondDoubt ? cell : cell.open(POLICY, refused)).otherwise(ofParameters);
        }
        if (beyondDoubt && state.mail().has(Trait.NULL_SENDER)) {
            return cell.otherwise("RFC2505-2.6.1-1");
        }
        cell.open(POLICY, refused);
        if (line.hasTrailingWhiteSpace()) {
            return cell.warn("501", refused, "RFC5321-4.1.1-1").otherwise("RFC5321-4.1.1-1");
        }
        return cell.otherwise(survivedOr(state, "RFC5321-4.5.1-3"));
    }

    static SessionState added(SessionState state) {
        return state.with(state.mail().at(Stage.RECIPIENTS));
    }

    /** RCPT outside a transaction: 503, blamed on what should have ended the transaction. */
    private static Cell withoutMail(SessionState state) {
        List<String> ids = ended(state, "RFC5321-3.3-2");
        Cell.Builder cell = Cell.in(state).pass("503", STAY, ids).warn("501|530", STAY, ids);
        boolean wrongCodeOnly = state.login().done() && state.mail().cause() != Cause.NEVER_BEGUN;
        return wrongCodeOnly ? cell.blame("5yz", "RFC5321-3.3-2").otherwise(ids) : cell.otherwise(ids);
    }

    /** The row of the event that ended the transaction, or {@code never} where a logged-in client began none. */
    static List<String> ended(SessionState state, String never) {
        return switch (state.mail().cause()) {
            case EHLO -> List.of("RFC5321-4.1.4-3");
            case HELO -> List.of("RFC5321-4.1.4-4");
            case RSET -> List.of("RFC5321-4.1.1.5-1");
            case END_OF_DATA -> List.of("RFC5321-4.1.1.4-3");
            case STARTTLS -> List.of("RFC3207-4.2-4");
            default -> List.of(state.login().done() ? never : "RFC5321-4.2-5");
        };
    }

    /** The rows that say that an event leaves the transaction alone. */
    static List<String> survived(SessionState state) {
        return switch (state.mail().cause()) {
            case REFUSED_HELLO -> List.of("RFC5321-4.1.4-2");
            case REFUSED_RSET -> List.of("RFC5321-4.1.1-2");
            case NOOP -> List.of("RFC5321-4.1.1.9-1");
            case HELP -> List.of("RFC5321-4.1.1.8-1");
            case SECOND_AUTH -> List.of("RFC4954-4-3");
            case REFUSED_PARAMETER -> List.of("RFC5321-4.1.1.11-2");
            case REFUSED_DATA -> List.of("RFC5321-4.1.4-7");
            case MALFORMED_DATA -> List.of("RFC5321-4.1.1-3");
            default -> List.of();
        };
    }

    static List<String> survivedOr(SessionState state, String otherwise) {
        List<String> ids = survived(state);
        return ids.isEmpty() ? List.of(otherwise) : ids;
    }
}

package org.msakit.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.msakit.model.Cause;
import org.msakit.model.Cell;
import org.msakit.model.Config;
import org.msakit.model.Hello;
import org.msakit.model.SessionState;
import org.msakit.model.Transaction;
import org.msakit.model.Transaction.Stage;
import org.msakit.model.Transaction.Trait;
import org.msakit.wire.CommandLine;
import org.msakit.wire.MailPath;
import org.msakit.wire.PathArgument;

/** RFC 5321 sections 3.3, 4.1.1.2, 4.1.1.11 and 4.1.4: MAIL, for a client that may send it. */
final class Rfc5321Mail {
    private static final UnaryOperator<SessionState> STAY = s -> s;

    private Rfc5321Mail() {}

    static Cell mail(Config config, SessionState state, CommandLine line) {
        PathArgument argument = PathArgument.of(line.argument(), "FROM");
        if (Rfc6409Gate.needsLogin(config, state)) {
            return Rfc6409Gate.mail(state, line);
        }
        if (state.mail().open()) {
            return nested(config, state, argument);
        }
        if (state.hello() == Hello.NONE) {
            return beforeHello(state);
        }
        if (Rfc5321Paths.hasBlank(line, "FROM")) {
            return Rfc5321Paths.behindBlank(state, Rfc5321Mail::opened, STAY);
        }
        if (argument.path().isEmpty()) {
            return Cell.in(state)
                    .pass("501", STAY, "RFC5321-4.1.4-10")
                    .warn("500|553|555", STAY, "RFC5321-4.1.4-10")
                    .otherwise("RFC5321-4.1.4-10");
        }
        MailPath path = argument.path().get();
        if (path.kind() == MailPath.Kind.BARE_POSTMASTER) {
            return Rfc5321Lines.notJudged(state);
        }
        if (path.kind() == MailPath.Kind.INVALID) {
            return Rfc5321Paths.invalid(state, path.localPart(), false, opened(argument), STAY);
        }
        if (Rfc5321Paths.isBeyondLimits(path)) {
            return Rfc5321Paths.beyondLimits(state, opened(argument), STAY);
        }
        Optional<Ruling> parameters = Parameters.ofMail(argument, state);
        if (parameters.isPresent() && !parameters.get().accepts()) {
            return parameters.get().cell(state, opened(argument), STAY, "RFC5321-4.5.1-3");
        }
        if (argument.parameters().isEmpty() && Rfc5321Paths.isUnqualified(config, path)) {
            return Rfc5321Paths.unqualified(state, opened(argument), STAY);
        }
        List<String> unusual = Rfc5321Paths.unusual(path);
        if (!unusual.isEmpty() && argument.parameters().isEmpty()) {
            return Rfc5321Paths.cell(state, path, unusual, opened(argument), STAY);
        }
        return accepted(state, line, argument, path, parameters);
    }

    private static Cell accepted(
            SessionState state, CommandLine line, PathArgument argument, MailPath path, Optional<Ruling> parameters) {
        UnaryOperator<SessionState> opened = opened(argument);
        List<String> ids = new ArrayList<>(acceptanceIds(state));
        ids.add("RFC5321-4.5.1-3");
        List<String> ofParameters = parameters.map(Ruling::requirements).orElse(List.of());
        ids.addAll(ofParameters);
        if (path.kind() == MailPath.Kind.NULL && state.login().done()) {
            ids.add("RFC6409-3.2-1");
        }
        if (line.hasTrailingWhiteSpace()) {
            ids.add("RFC5321-4.1.1-1");
        }
        Cell.Builder cell = Cell.in(state).pass("250", opened, ids);
        if (path.kind() == MailPath.Kind.NULL && state.login().done()) {
            return cell.otherwise("RFC6409-3.2-1");
        }
        if (!ofParameters.isEmpty()) {
            return parameters.get().permit(cell, opened, STAY).otherwise(ofParameters);
        }
        if (line.hasTrailingWhiteSpace()) {
            return cell.warn("501", STAY, "RFC5321-4.1.1-1").otherwise("RFC5321-4.1.1-1");
        }
        return cell.open("550|552|553|554", STAY)
                .blame("530", lostLogin(state))
                .blame("503", outOfOrder(state))
                .otherwise("RFC5321-4.5.1-3");
    }

    private static SessionState opened(SessionState state) {
        return state.with(new Transaction(Stage.SENDER, Cause.NEVER_BEGUN));
    }

    /** An accepted MAIL with parameters that the rest of the transaction depends on. */
    static UnaryOperator<SessionState> opened(Trait... traits) {
        return s -> s.with(new Transaction(Stage.SENDER, Cause.NEVER_BEGUN, Set.of(traits)));
    }

    private static UnaryOperator<SessionState> opened(PathArgument argument) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (argument.path().filter(path -> path.kind() == MailPath.Kind.NULL).isPresent()) {
            traits.add(Trait.NULL_SENDER);
        }
        for (String parameter : argument.parameters()) {
            if (parameter.equalsIgnoreCase("BODY=BINARYMIME")) {
                traits.add(Trait.BINARY);
            } else if (parameter.equalsIgnoreCase("SMTPUTF8")) {
                traits.add(Trait.UTF_8);
            }
        }
        return opened(traits.toArray(Trait[]::new));
    }

    /** What an accepted MAIL shows, by what went before. */
    private static List<String> acceptanceIds(SessionState state) {
        List<String> ids = new ArrayList<>();
        switch (state.mail().cause()) {
            case END_OF_DATA -> ids.add("RFC5321-4.1.4-9");
            case RSET -> ids.add("RFC5321-4.1.1.5-1");
            default -> {}
        }
        if (state.login().done()) {
            switch (state.login().cause()) {
                case RSET, EHLO, NOOP -> ids.add("RFC4954-4-24");
                case SECOND_AUTH -> ids.add("RFC4954-4-2");
                default -> {}
            }
        }
        return ids;
    }

    private static String lostLogin(SessionState state) {
        return switch (state.login().cause()) {
            case RSET, EHLO, NOOP -> "RFC4954-4-24";
            case SECOND_AUTH -> "RFC4954-4-2";
            default -> "RFC4954-4-1";
        };
    }

    private static String outOfOrder(SessionState state) {
        return switch (state.mail().cause()) {
            case END_OF_DATA -> "RFC5321-4.1.4-9";
            case RSET -> "RFC5321-4.1.1.5-1";
            case EHLO -> "RFC5321-4.1.4-3";
            default -> "RFC5321-4.5.1-3";
        };
    }

    /** A second MAIL: refused with everything kept, or taken as a new start with nothing kept (section 4.1.4). */
    private static Cell nested(Config config, SessionState state, PathArgument argument) {
        if (state.mail().stage() == Stage.BROKEN) {
            return Cell.in(state)
                    .open("250", Rfc5321Mail::opened)
                    .open("5yz", STAY)
                    .otherwise("RFC5321-4.1.4-8");
        }
        Cell.Builder cell = Cell.in(state)
                .pass("503", s -> s.surviving(Cause.SECOND_MAIL))
                .open("250", s -> s.with(new Transaction(Stage.SENDER, Cause.SECOND_MAIL)));
        boolean ordinary = argument.path()
                .filter(path ->
                        isOrdinary(config, path) && argument.parameters().isEmpty())
                .isPresent();
        return (ordinary ? cell : cell.open("5yz", STAY)).otherwise("RFC5321-4.1.4-8");
    }

    /** Whether the form of a path gives no reason to refuse it. */
    private static boolean isOrdinary(Config config, MailPath path) {
        return path.kind() != MailPath.Kind.INVALID
                && !Rfc5321Paths.isBeyondLimits(path)
                && !Rfc5321Paths.isUnqualified(config, path)
                && Rfc5321Paths.unusual(path).isEmpty();
    }

    /** MAIL before EHLO: 503 is usual; what was said before STARTTLS must not count (RFC 3207 section 4.2). */
    private static Cell beforeHello(SessionState state) {
        if (state.helloCause() == Cause.STARTTLS) {
            return Cell.in(state)
                    .pass("503|530", STAY, "RFC3207-4.2-1")
                    .open("5yz", STAY)
                    .otherwise("RFC3207-4.2-1");
        }
        return Cell.in(state)
                .open("503|5yz", STAY)
                .open("250", Rfc5321Mail::opened)
                .otherwise("RFC5321-4.2-5");
    }
}

package org.msakit.server.mutant;

import static org.msakit.server.mutant.Faults.answer;
import static org.msakit.server.mutant.Faults.asUser;
import static org.msakit.server.mutant.Faults.ehloWithout;
import static org.msakit.server.mutant.Faults.in;
import static org.msakit.server.mutant.Faults.input;
import static org.msakit.server.mutant.Faults.is;
import static org.msakit.server.mutant.Faults.verb;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.msakit.server.command.Handler;
import org.msakit.server.command.Input;
import org.msakit.server.command.Input.CommandLine;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;

/** Faults of what a submission server lets strangers do (RFC 6409, RFC 5068, RFC 2505). */
final class SubmissionFaults {
    private SubmissionFaults() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "null-sender-refused",
                        "RFC6409-3.2-1",
                        "refuses the null reverse-path",
                        answer(
                                "MAIL",
                                (s, c) -> in(s) && sender(c).startsWith("<>"),
                                Reply.of(550, "5.7.1", "No sender"))),
                Mutant.of(
                                "unknown-mailbox-559",
                                "RFC6409-4.1-1",
                                "refuses an unknown mailbox with 559",
                                verb("RCPT", (state, command, next) -> {
                                    Reply reply = next.handle(state, command);
                                    return reply.equals(Replies.NO_SUCH_MAILBOX)
                                            ? new Reply(559, reply.enhanced(), reply.lines())
                                            : reply;
                                }))
                        .alsoBreaks("RFC5248-2.4-1", "RFC5321-4.1.2-3", "RFC5321-4.5.3.1.1-1", "RFC5321-4.2-5"),
                Mutant.of(
                                "mail-accepted-before-auth",
                                "RFC6409-4.3-1",
                                "accepts MAIL without login and refuses at RCPT only",
                                stranger(
                                        (s, c) -> !sender(c).startsWith("<>")
                                                && !sender(c).startsWith("<postmaster@"),
                                        false))
                        .alsoBreaks("SEC-HTTP-1", "RFC8314-3.3-3"),
                Mutant.of(
                                "data-250-before-auth",
                                "RFC6409-4.3-2",
                                "answers DATA without login by 250",
                                triedNoLogin("DATA", Reply.of(250, "2.0.0", "OK")))
                        .alsoBreaks("SEC-HTTP-1", "RFC8314-3.3-3"),
                Mutant.of(
                        "null-sender-before-auth",
                        "RFC6409-4.3-3",
                        "lets the null reverse-path submit without login",
                        stranger((s, c) -> sender(c).startsWith("<>"), true)),
                Mutant.of(
                        "late-reply",
                        "RFC6409-5.3-1",
                        "takes 121 seconds for HELP MAIL",
                        verb("HELP", (state, command, next) -> {
                            if (command.argument().equalsIgnoreCase("MAIL")) {
                                state.pause(Duration.ofSeconds(121));
                            }
                            return next.handle(state, command);
                        })),
                Mutant.of("auth-not-listed", "RFC6409-7-1", "does not list AUTH", ehloWithout("AUTH", s -> true))
                        .alsoBreaks("RFC8314-4.2-2", "RFC4954-4-19"),
                Mutant.of(
                        "etrn-runs",
                        "RFC6409-7-6",
                        "runs ETRN on a submission port",
                        answer("ETRN", (s, c) -> in(s), Reply.of(250, "2.0.0", "Queuing started"))),
                Mutant.of(
                                "foreign-sender-submits-locally",
                                "RFC5068-3.1-1",
                                "lets a foreign sender submit to local mailboxes without login",
                                stranger((s, c) -> isForeign(s, sender(c)), true))
                        .alsoBreaks("RFC6409-4.3-1"),
                Mutant.of("open-relay", "RFC5068-3.2-1", "relays for everybody", openRelay())
                        .alsoBreaks(
                                "SEC-HTTP-1",
                                "RFC6409-4.3-1",
                                "RFC6409-4.3-2",
                                "RFC6409-4.3-3",
                                "RFC8314-3.3-3",
                                "RFC5068-3.1-1",
                                "SEC-AUTH-3",
                                "SEC-RELAY-1"),
                Mutant.of(
                                "auth-parameter-relays",
                                "SEC-RELAY-1",
                                "relays without login if AUTH= names somebody",
                                input((state, input, next) ->
                                        trusted(state, input) ? asUser(state, input, next) : next.handle(state, input)))
                        .alsoBreaks("RFC6409-4.3-1"),
                Mutant.of(
                        "vrfy-tells-strangers",
                        "SEC-ENUM-1",
                        "tells strangers which names are unknown",
                        answer(
                                "VRFY",
                                (s, c) -> !in(s) && !s.config().hasMailbox(mailbox(c.argument())),
                                Replies.NO_SUCH_MAILBOX)),
                Mutant.of(
                                "vrfy-data-before-auth",
                                "RFC4954-6-2",
                                "answers VRFY without login by an address",
                                answer("VRFY", (s, c) -> !in(s), Reply.of(250, "2.1.5", "<postmaster@example.test>")))
                        .alsoBreaks("RFC3207-4-3", "RFC2505-2.11-1"),
                Mutant.of(
                        "xclient-accepted",
                        "SEC-XCMD-1",
                        "accepts XCLIENT from anybody",
                        answer("XCLIENT", Faults.always(), Reply.of(250, "2.0.0", "OK"))));
    }

    private static String sender(CommandLine command) {
        String argument = command.argument().toLowerCase(Locale.ROOT);
        return argument.startsWith("from:") ? argument.substring("from:".length()) : argument;
    }

    private static String mailbox(String name) {
        String bare = name.startsWith("<") ? name.substring(1) : name;
        int end = bare.indexOf('@');
        return end < 0 ? bare : bare.substring(0, end);
    }

    private static boolean isForeign(SessionState state, String sender) {
        int at = sender.indexOf('@');
        int end = sender.indexOf('>');
        return at > 0 && end > at && !state.config().isLocal(sender.substring(at + 1, end));
    }

    private static boolean trusted(SessionState state, Input input) {
        if (in(state)) {
            return false;
        }
        boolean mail = input instanceof CommandLine line
                && is(input, "MAIL")
                && sender(line).contains(" auth=")
                && !sender(line).contains(" auth=<>");
        return mail || (is(input, "RCPT") && state.transaction().isPresent());
    }

    /** Opens transactions to strangers whose MAIL passes the test, until they try to log in. */
    private static Supplier<Mutation> stranger(BiPredicate<SessionState, CommandLine> when, boolean recipients) {
        return () -> new Mutation() {
            private boolean tried;

            @Override
            public Reply handle(SessionState state, Input input, Handler next) {
                if (is(input, "AUTH") && !in(state)) {
                    tried = true;
                    state.reset();
                }
                if (in(state) || tried) {
                    return next.handle(state, input);
                }
                if (is(input, "MAIL") && when.test(state, (CommandLine) input)) {
                    return asUser(state, input, next);
                }
                return is(input, "RCPT") && !recipients ? Replies.LOGIN_FIRST : next.handle(state, input);
            }
        };
    }

    private static Supplier<Mutation> triedNoLogin(String verb, Reply answer) {
        return () -> new Mutation() {
            private boolean tried;

            @Override
            public Reply handle(SessionState state, Input input, Handler next) {
                tried |= is(input, "AUTH");
                return is(input, verb) && !in(state) && !tried ? answer : next.handle(state, input);
            }
        };
    }

    private static Supplier<Mutation> openRelay() {
        return input((state, input, next) -> {
            boolean open = !in(state) && (is(input, "MAIL") || is(input, "RCPT"));
            if (is(input, "AUTH") && !in(state)) {
                state.reset();
            }
            return open ? asUser(state, input, next) : next.handle(state, input);
        });
    }
}

package org.msakit.server.mutant;

import static org.msakit.server.mutant.Faults.answer;
import static org.msakit.server.mutant.Faults.asUser;
import static org.msakit.server.mutant.Faults.ehlo;
import static org.msakit.server.mutant.Faults.ehloWith;
import static org.msakit.server.mutant.Faults.in;
import static org.msakit.server.mutant.Faults.input;
import static org.msakit.server.mutant.Faults.is;
import static org.msakit.server.mutant.Faults.remembering;
import static org.msakit.server.mutant.Faults.verb;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.msakit.server.command.Handler;
import org.msakit.server.command.Input;
import org.msakit.server.command.Input.CommandLine;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;

/** Faults of the AUTH command (RFC 4954) outside the mechanisms. */
final class AuthFaults {
    private AuthFaults() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "mechanisms-lower-case",
                        "RFC4954-3-1",
                        "lists mechanisms in lower case",
                        ehlo(
                                (s, line) -> line.startsWith("AUTH "),
                                line -> List.of("AUTH " + line.substring(5).toLowerCase(Locale.ROOT)))),
                Mutant.of("login-250", "RFC4954-4-1", "answers a successful login with 250", input((s, input, next) -> {
                            Reply reply = next.handle(s, input);
                            return reply.code() == 235 ? Reply.of(250, "2.7.0", "Welcome") : reply;
                        }))
                        .alsoBreaks(
                                "RFC8314-4.2-2",
                                "LOGIN-3",
                                "RFC2195-2-2",
                                "RFC5802-5-3",
                                "RFC4422-3-1",
                                "RFC4616-2-1",
                                "RFC4616-2-2",
                                "LOGIN-1",
                                "RFC4954-4-8",
                                "RFC4954-4-20",
                                "RFC4954-8-1"),
                Mutant.of("second-login", "RFC4954-4-2", "lets a user log in again", AuthFaults::again)
                        .alsoBreaks("RFC4422-3.8-1"),
                Mutant.of(
                        "auth-drops-transaction",
                        "RFC4954-4-3",
                        "drops the transaction at AUTH",
                        verb("AUTH", (state, command, next) -> {
                            Reply reply = next.handle(state, command);
                            state.reset();
                            return reply;
                        })),
                Mutant.of(
                        "unknown-mechanism-goes-on",
                        "RFC4954-4-4",
                        "takes an unknown mechanism for PLAIN",
                        verb("AUTH", (state, command, next) -> {
                            Reply reply = next.handle(state, command);
                            boolean unknown = reply.equals(Replies.BAD_MECHANISM) && state.tls();
                            return unknown ? next.handle(state, new CommandLine("AUTH PLAIN")) : reply;
                        })),
                Mutant.of(
                                "login-in-clear",
                                "RFC4954-4-5",
                                "runs AUTH LOGIN in clear",
                                verb("AUTH", (state, command, next) -> {
                                    boolean login = command.argument()
                                            .toUpperCase(Locale.ROOT)
                                            .startsWith("LOGIN");
                                    return login ? underTls(state, command, next) : next.handle(state, command);
                                }))
                        .alsoBreaks("SEC-CLEAR-1"),
                Mutant.of(
                                "clear-credentials-checked",
                                "SEC-CLEAR-1",
                                "checks credentials that came in clear",
                                checked())
                        .alsoBreaks("RFC4954-4-5", "RFC8314-4.1-1"),
                Mutant.of(
                        "cancel-535",
                        "RFC4954-4-8",
                        "answers the cancellation of PLAIN with 535",
                        duringPlain("*"::equals, (state, input, next) -> {
                            next.handle(state, input);
                            return Replies.BAD_CREDENTIALS;
                        })),
                Mutant.of(
                        "base64-lenient",
                        "RFC4954-4-9",
                        "ignores what is not base64 in a response",
                        duringPlain(
                                line -> !line.equals("*"),
                                (state, input, next) -> next.handle(
                                        state,
                                        new Input.SaslLine(
                                                ((Input.SaslLine) input).line().replaceAll("[^A-Za-z0-9+/=]", ""))))),
                Mutant.of(
                        "base64-padding-inside",
                        "RFC4954-4-10",
                        "asks again where padding stands inside",
                        duringPlain(
                                line -> line.matches("[A-Za-z0-9+/]*=+[A-Za-z0-9+/]+=*"),
                                (state, input, next) -> Reply.plain(334, ""))),
                Mutant.of(
                        "base64-unpadded-500",
                        "RFC4954-4-11",
                        "answers missing padding with 500",
                        input((state, input, next) -> {
                            Reply reply = next.handle(state, input);
                            String last = input instanceof Input.SaslLine line
                                    ? line.line()
                                    : is(input, "AUTH")
                                            ? ((CommandLine) input).argument().replaceFirst("\\S+ *", "")
                                            : "";
                            boolean unpadded = last.matches("[A-Za-z0-9+/]+") && last.length() % 4 != 0;
                            return unpadded && reply.equals(Replies.BAD_BASE64) ? Replies.MALFORMED_LINE : reply;
                        })),
                Mutant.of(
                        "empty-response-ignored",
                        "RFC4954-4-13",
                        "takes \"=\" for no initial response",
                        verb(
                                "AUTH",
                                (state, command, next) -> next.handle(
                                        state, new CommandLine(command.line().replaceFirst("(?i)(PLAIN) =$", "$1"))))),
                Mutant.of(
                        "third-login-refused",
                        "RFC4954-4-17",
                        "refuses the right password after two wrong ones",
                        twice()),
                Mutant.of(
                                "plain-listed-in-clear",
                                "RFC4954-4-18",
                                "lists PLAIN and LOGIN in clear",
                                ehloWith("AUTH PLAIN LOGIN", s -> !s.tls()))
                        .alsoBreaks("RFC4954-6-4"),
                Mutant.of("plain-not-offered", "RFC4954-4-19", "offers LOGIN only", () -> new Mutation() {})
                        .under(builder -> builder.mechanisms("LOGIN")),
                Mutant.of("mail-behind-auth-503", "RFC4954-4-20", "refuses MAIL in a group with AUTH", pipelined(true)),
                Mutant.of(
                        "failed-auth-in-group-counts",
                        "RFC4954-4-21",
                        "accepts MAIL in a group with a failed AUTH",
                        pipelined(false)),
                Mutant.of(
                        "auth-without-mechanism",
                        "RFC4954-4-23",
                        "takes AUTH alone for AUTH PLAIN",
                        verb(
                                "AUTH",
                                (state, command, next) -> next.handle(
                                        state,
                                        command.argument().isEmpty() && state.tls()
                                                ? new CommandLine("AUTH PLAIN")
                                                : command))),
                Mutant.of(
                        "ehlo-forgets-login",
                        "RFC4954-4-24",
                        "forgets the login at EHLO",
                        verb("EHLO", (state, command, next) -> {
                            state.identity(Optional.empty());
                            return next.handle(state, command);
                        })),
                Mutant.of(
                                "auth-parameter-unknown",
                                "RFC4954-5-1",
                                "does not know the parameter AUTH of MAIL",
                                answer(
                                        "MAIL",
                                        (s, c) -> in(s) && s.transaction().isEmpty() && hasAuth(c),
                                        Replies.UNKNOWN_PARAMETER))
                        .alsoBreaks("RFC1870-3-4", "RFC4954-5-3"),
                Mutant.of(
                        "auth-parameter-unchecked",
                        "RFC4954-5-3",
                        "takes any value of the parameter AUTH",
                        verb("MAIL", (state, command, next) -> {
                            Reply reply = next.handle(state, command);
                            String without = command.line().replaceFirst("(?i) AUTH=\\S*", "");
                            boolean refused = hasAuth(command) && reply.equals(Replies.BAD_ARGUMENT);
                            return refused ? next.handle(state, new CommandLine(without)) : reply;
                        })),
                Mutant.of(
                                "auth-parameter-line-limit",
                                "RFC4954-3-2",
                                "keeps MAIL with the parameter AUTH to 512 octets",
                                answer("MAIL", (s, c) -> hasAuth(c) && c.line().length() > 510, Replies.LINE_TOO_LONG))
                        .alsoBreaks("RFC1870-3-4"),
                Mutant.of(
                        "auth-parameter-501",
                        "RFC4954-5-2",
                        "refuses the parameter AUTH with 501 before login",
                        answer("MAIL", (s, c) -> !in(s) && hasAuth(c), Replies.BAD_ARGUMENT)),
                Mutant.of(
                        "auth-530",
                        "RFC4954-6-1",
                        "answers AUTH without argument by 530",
                        answer("AUTH", (s, c) -> !in(s) && c.argument().isEmpty(), Replies.LOGIN_FIRST)),
                Mutant.of(
                        "login-enhanced-code", "RFC4954-6-3", "answers a login with 2.0.0", input((s, input, next) -> {
                            Reply reply = next.handle(s, input);
                            return reply.code() == 235 ? reply.withEnhanced("2.0.0") : reply;
                        })),
                Mutant.of(
                        "unusable-mechanism-listed",
                        "RFC4954-6-4",
                        "lists DIGEST-MD5 in clear and does not run it",
                        ehloWith("AUTH DIGEST-MD5", s -> !s.tls())),
                Mutant.of(
                        "mechanism-case-matters",
                        "RFC4954-8-1",
                        "knows mechanisms in upper case only",
                        answer(
                                "AUTH",
                                (s, c) -> !in(s)
                                        && c.argument().matches("(?i)PLAIN( .*)?")
                                        && !c.argument().startsWith("PLAIN"),
                                Replies.BAD_MECHANISM)),
                Mutant.of(
                                "command-in-exchange",
                                "SEC-AUTH-1",
                                "runs commands inside an exchange",
                                duringPlain(line -> line.matches("QUIT|NOOP|RSET|EHLO"), (state, input, next) -> {
                                    state.endExchange();
                                    return next.handle(state, new CommandLine(((Input.SaslLine) input).line()));
                                }))
                        .alsoBreaks("RFC2034-4-1"),
                Mutant.of(
                        "login-leaks",
                        "SEC-AUTH-2",
                        "takes the next connection after a broken-off exchange for logged in",
                        leak(new AtomicBoolean())),
                Mutant.of(
                        "failed-auth-and-rset", "SEC-AUTH-3", "lets RSET turn a failed login into a login", failed()));
    }

    /** An exchange of PLAIN after an empty 334, lines that pass the test. */
    static Supplier<Mutation> duringPlain(java.util.function.Predicate<String> lines, Faults.InputHook hook) {
        return remembering(() -> {
            AtomicBoolean plain = new AtomicBoolean();
            return (state, input, next) -> {
                if (is(input, "AUTH")) {
                    plain.set(((CommandLine) input)
                            .argument()
                            .toUpperCase(Locale.ROOT)
                            .startsWith("PLAIN"));
                }
                boolean hit = plain.get() && input instanceof Input.SaslLine line && lines.test(line.line());
                return hit ? hook.handle(state, input, next) : next.handle(state, input);
            };
        });
    }

    private static boolean hasAuth(CommandLine command) {
        return command.argument().toUpperCase(Locale.ROOT).contains(" AUTH=");
    }

    private static Reply underTls(SessionState state, Input input, Handler next) {
        boolean tls = state.tls();
        state.tls(true);
        Reply reply = next.handle(state, input);
        state.tls(tls);
        return reply;
    }

    private static Mutation again() {
        return new Mutation() {
            private Optional<String> before = Optional.empty();

            @Override
            public Reply handle(SessionState state, Input input, Handler next) {
                if (is(input, "AUTH") && in(state) && state.transaction().isEmpty()) {
                    before = state.identity();
                    state.identity(Optional.empty());
                }
                Reply reply = next.handle(state, input);
                if (input instanceof Input.Verified && !in(state)) {
                    state.identity(before);
                }
                return reply;
            }
        };
    }

    private static Supplier<Mutation> checked() {
        return input((state, input, next) -> {
            if (!state.tls()
                    && is(input, "AUTH")
                    && ((CommandLine) input).line().matches("(?i)AUTH PLAIN \\S+")) {
                return underTls(state, input, next);
            }
            if (!state.tls() && input instanceof Input.Verified verified && verified.ok()) {
                next.handle(state, new Input.Verified(false));
                return Reply.of(538, "5.7.11", "Encryption required");
            }
            return next.handle(state, input);
        });
    }

    private static Supplier<Mutation> twice() {
        return remembering(() -> {
            AtomicInteger failures = new AtomicInteger();
            return (state, input, next) -> {
                if (input instanceof Input.Verified verified && !verified.ok()) {
                    failures.incrementAndGet();
                }
                boolean locked = input instanceof Input.Verified && failures.get() >= 2;
                return next.handle(state, locked ? new Input.Verified(false) : input);
            };
        });
    }

    /** Treats the first MAIL behind an AUTH in the same read wrongly, after a success or after a failure. */
    private static Supplier<Mutation> pipelined(boolean success) {
        return () -> new Mutation() {
            private boolean group;

            @Override
            public byte[] received(SessionState state, byte[] octets) {
                group = Faults.text(octets).matches("(?is)AUTH PLAIN \\S+\r\nMAIL.*");
                return octets;
            }

            @Override
            public Reply handle(SessionState state, Input input, Handler next) {
                boolean hit = group && is(input, "MAIL") && in(state) == success;
                if (!hit) {
                    return next.handle(state, input);
                }
                group = false;
                return success ? Replies.BAD_SEQUENCE : asUser(state, input, next);
            }
        };
    }

    private static Supplier<Mutation> leak(AtomicBoolean open) {
        return () -> new Mutation() {
            private boolean mine;

            @Override
            public Reply handle(SessionState state, Input input, Handler next) {
                boolean trusted = !mine && is(input, "MAIL") && !in(state) && open.getAndSet(false);
                Reply reply = trusted ? asUser(state, input, next) : next.handle(state, input);
                if (state.exchange().isPresent()) {
                    mine = true;
                    open.set(true);
                } else if (mine) {
                    mine = false;
                    open.set(false);
                }
                return reply;
            }
        };
    }

    private static Supplier<Mutation> failed() {
        return remembering(() -> {
            AtomicBoolean failed = new AtomicBoolean();
            return (state, input, next) -> {
                Reply reply = next.handle(state, input);
                if (input instanceof Input.Verified verified) {
                    failed.set(!verified.ok());
                } else if (is(input, "RSET") && failed.get()) {
                    state.identity(Optional.of("nobody"));
                }
                return reply;
            };
        });
    }
}

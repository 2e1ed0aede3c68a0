package org.msakit.server.mutant;

import static org.msakit.server.mutant.Faults.always;
import static org.msakit.server.mutant.Faults.answer;
import static org.msakit.server.mutant.Faults.ehloWith;
import static org.msakit.server.mutant.Faults.ehloWithout;
import static org.msakit.server.mutant.Faults.input;
import static org.msakit.server.mutant.Faults.octetsIn;
import static org.msakit.server.mutant.Faults.remembering;
import static org.msakit.server.mutant.Faults.reply;
import static org.msakit.server.mutant.Faults.verb;
import static org.msakit.server.mutant.Faults.wire;

import java.util.List;
import java.util.function.Supplier;
import org.msakit.server.command.Input;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.Phase;
import org.msakit.server.state.SessionState;

/** Faults of greeting, replies and lines (RFC 5321 sections 2.3.8, 2.4, 3.1, 4.1.1, 4.2). */
final class GreetingFaults {
    private GreetingFaults() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("greeting-250", "RFC5321-3.1-1", "greets with 250", greeting(250, "mx.example.test ready")),
                Mutant.of(
                        "greeting-without-name",
                        "RFC5321-4.2-1",
                        "greets with asterisks in place of its name",
                        greeting(220, "*** ready")),
                Mutant.of(
                                "reply-second-digit",
                                "RFC5321-4.2-2",
                                "answers HELP with 264",
                                reply("HELP", r -> code(r, 264)))
                        .alsoBreaks("RFC2034-4-2"),
                Mutant.of(
                                "reply-twice",
                                "RFC5321-4.2-3",
                                "answers a NOOP right after login twice",
                                GreetingFaults::twiceAfterLogin)
                        .alsoBreaks("RFC2920-1-1", "RFC5321-4.5.3.1.9-1", "RFC5321-4.5.3.2.7-1", "SEC-LINE-1"),
                Mutant.of(
                                "reply-eight-bit",
                                "RFC5321-4.2-4",
                                "puts an octet above 127 into the text of HELP",
                                reply("HELP", r -> r.withText("Commands\u00e9")))
                        .alsoBreaks("RFC6531-3.7.4-1"),
                Mutant.of(
                        "reply-bare-lf",
                        "RFC5321-2.3.8-1",
                        "ends the first line of HELP with LF alone",
                        wire("HELP", text -> text.replaceFirst("\r\n", "\n"))),
                Mutant.of(
                        "reply-code-changes",
                        "RFC5321-4.2.1-1",
                        "starts HELP with 211 and goes on with 214",
                        wire("HELP", text -> text.replaceFirst("214-", "211-"))),
                Mutant.of(
                                "reply-code-only",
                                "RFC5321-4.2.1-2",
                                "ends HELP with a line that is a code and nothing else",
                                wire("HELP", text -> text.replaceFirst("214 .*\r\n", "214\r\n")))
                        .alsoBreaks("RFC2034-4-1", "RFC2034-4-3"),
                Mutant.of(
                        "reply-too-long",
                        "RFC5321-4.5.3.1.5-1",
                        "repeats a long recipient in a reply of more than 512 octets",
                        verb("RCPT", (state, command, next) -> {
                            Reply reply = next.handle(state, command);
                            return command.argument().length() < 200 ? reply : reply.withText("x".repeat(600));
                        })),
                Mutant.of(
                        "reply-unlisted-code",
                        "RFC5321-4.2-5",
                        "answers HELP with an argument by 215",
                        answer("HELP", (s, c) -> !c.argument().isEmpty(), Reply.of(215, "2.0.0", "Topic"))),
                Mutant.of(
                        "reply-before-crlf",
                        "RFC5321-2.4-1",
                        "answers NOOP before its CRLF has come",
                        octetsIn((s, text) -> command(s) && text.equals("NOOP"), text -> text + "\r\n")),
                Mutant.of(
                        "segments-matter",
                        "RFC5321-2.4-2",
                        "takes a CRLF that comes in two segments for CR CR LF",
                        octetsIn((s, text) -> command(s) && text.equals("\n"), text -> "\r\n")),
                Mutant.of(
                                "lf-ends-command",
                                "RFC5321-2.3.8-2",
                                "takes LF alone for the end of a command",
                                GreetingFaults::lfEnds)
                        .alsoBreaks("RFC3030-2-3", "RFC3030-3-3"),
                Mutant.of(
                                "cr-ends-command",
                                "RFC5321-2.3.8-3",
                                "takes CR alone for the end of a command",
                                GreetingFaults::crEnds)
                        .alsoBreaks("RFC3030-2-3", "RFC3030-2-7", "RFC3030-3-3", "SEC-CTRL-2"),
                Mutant.of(
                        "verb-case-matters",
                        "RFC5321-2.4-3",
                        "knows VRFY in upper case only",
                        answer("VRFY", (s, c) -> !c.line().startsWith("VRFY"), Replies.UNKNOWN_COMMAND)),
                Mutant.of(
                        "trailing-blank-is-argument",
                        "RFC5321-4.1.1-1",
                        "takes a blank behind RSET for an argument",
                        answer("RSET", (s, c) -> c.line().endsWith(" "), Replies.NO_ARGUMENT_ALLOWED)),
                Mutant.of("rset-takes-argument", "RFC5321-4.1.1-2", "runs RSET with an argument", without("RSET")),
                Mutant.of("data-takes-argument", "RFC5321-4.1.1-3", "runs DATA with an argument", without("DATA")),
                Mutant.of("quit-takes-argument", "RFC5321-4.1.1-4", "runs QUIT with an argument", without("QUIT")),
                Mutant.of(
                                "ehlo-literal-unimplemented",
                                "RFC5321-4.1.1.1-1",
                                "answers EHLO [127.0.0.1] with 502",
                                answer(
                                        "EHLO",
                                        (s, c) -> c.argument().equals("[127.0.0.1]"),
                                        Reply.plain(502, "Not implemented")))
                        .alsoBreaks("RFC5321-3.1-3"),
                Mutant.of(
                        "ehlo-underscore",
                        "RFC5321-4.1.1.1-2",
                        "lists a keyword with an underscore",
                        ehloWith("X_TRACE", s -> true)),
                Mutant.of(
                        "help-not-listed",
                        "RFC5321-4.1.1.1-3",
                        "implements HELP and does not list it",
                        ehloWithout("HELP", s -> true)),
                Mutant.of(
                        "expn-listed-not-implemented",
                        "RFC5321-4.2.4-1",
                        "lists EXPN and answers it with 502",
                        ehloWith("EXPN", s -> true)),
                Mutant.of(
                        "helo-unimplemented",
                        "RFC5321-4.1.1.1-4",
                        "answers HELO as first introduction with 502",
                        answer("HELO", (s, c) -> s.hello().isEmpty(), Reply.plain(502, "Not implemented"))),
                Mutant.of(
                        "helo-lists-extensions",
                        "RFC5321-3.2-1",
                        "lists extensions after HELO",
                        reply(
                                "HELO",
                                r -> r.isNegative()
                                        ? r
                                        : Reply.plain(250, r.lines().get(0), "PIPELINING", "HELP"))),
                Mutant.of(
                        "ipv6-literal-refused",
                        "RFC5321-4.1.3-1",
                        "refuses IPv6 literals",
                        answer("EHLO", (s, c) -> c.argument().startsWith("[IPv6:"), Replies.BAD_HELLO)),
                Mutant.of("greeting-521", "RFC6409-7-7", "greets with 521", greeting(521, "mx.example.test")),
                Mutant.of(
                        "empty-line-closes",
                        "RFC5321-4.2-6",
                        "closes the connection on an empty line",
                        input((state, input, next) -> {
                            Reply reply = next.handle(state, input);
                            if (input instanceof Input.CommandLine line
                                    && line.line().isEmpty()) {
                                state.phase(Phase.CLOSED);
                            }
                            return reply;
                        })),
                Mutant.of(
                        "rset-needs-hello",
                        "RFC5321-4.1.1.5-2",
                        "answers RSET before EHLO with 503",
                        answer("RSET", (s, c) -> s.hello().isEmpty(), Replies.HELLO_FIRST)),
                Mutant.of(
                        "vrfy-needs-hello",
                        "RFC5321-4.1.4-6",
                        "answers VRFY before EHLO with 503",
                        answer("VRFY", (s, c) -> s.hello().isEmpty(), Replies.HELLO_FIRST)),
                Mutant.of(
                                "quit-needs-hello",
                                "RFC5321-4.1.1.10-1",
                                "answers QUIT before EHLO with 503 and stays",
                                answer("QUIT", (s, c) -> s.hello().isEmpty(), Replies.HELLO_FIRST))
                        .alsoBreaks("RFC3207-4.1-1", "RFC5321-3.1-2"),
                Mutant.of(
                        "quit-stays-open",
                        "RFC5321-4.1.1.10-3",
                        "answers QUIT and does not close",
                        verb("QUIT", (state, command, next) -> {
                            Reply reply = next.handle(state, command);
                            if (state.hello().isPresent()) {
                                state.phase(Phase.COMMAND);
                            }
                            return reply;
                        })),
                Mutant.of(
                                "vrfy-unimplemented",
                                "RFC5321-4.5.1-3",
                                "answers VRFY with 502",
                                answer("VRFY", always(), Replies.NOT_IMPLEMENTED))
                        .alsoBreaks("RFC3207-4-3", "RFC5321-7.3-1"));
    }

    private static Reply code(Reply reply, int code) {
        return new Reply(code, reply.enhanced(), reply.lines());
    }

    private static boolean command(SessionState state) {
        return state.phase() == Phase.COMMAND;
    }

    private static Supplier<Mutation> greeting(int code, String text) {
        return input((state, input, next) -> {
            Reply reply = next.handle(state, input);
            return input instanceof Input.Opened ? Reply.plain(code, text) : reply;
        });
    }

    private static Mutation twiceAfterLogin() {
        return new Mutation() {
            private boolean justLoggedIn;

            @Override
            public byte[] sent(SessionState state, Input input, byte[] reply) {
                boolean twice = justLoggedIn && Faults.is(input, "NOOP");
                justLoggedIn = input instanceof Input.Verified verified && verified.ok();
                return twice ? Faults.octets(Faults.text(reply).repeat(2)) : reply;
            }
        };
    }

    private static Mutation lfEnds() {
        return new Mutation() {
            private char last;

            @Override
            public byte[] received(SessionState state, byte[] octets) {
                StringBuilder changed = new StringBuilder();
                String text = Faults.text(octets);
                for (int i = 0; i < text.length(); i++) {
                    char c = text.charAt(i);
                    changed.append(command(state) && c == '\n' && last != '\r' ? "\r\n" : String.valueOf(c));
                    last = c;
                }
                return Faults.octets(changed.toString());
            }
        };
    }

    private static Mutation crEnds() {
        return new Mutation() {
            private char last;

            @Override
            public byte[] received(SessionState state, byte[] octets) {
                StringBuilder changed = new StringBuilder();
                String text = Faults.text(octets);
                for (int i = 0; i < text.length(); i++) {
                    char c = text.charAt(i);
                    boolean command = command(state);
                    if (!command || c != '\n' || last != '\r') {
                        changed.append(command && c == '\r' ? "\r\n" : String.valueOf(c));
                    }
                    last = c;
                }
                return Faults.octets(changed.toString());
            }
        };
    }

    private static Supplier<Mutation> without(String verb) {
        return remembering(() -> (state, input, next) ->
                Faults.is(input, verb) ? next.handle(state, new Input.CommandLine(verb)) : next.handle(state, input));
    }
}

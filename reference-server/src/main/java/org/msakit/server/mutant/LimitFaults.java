package org.msakit.server.mutant;

import static org.msakit.server.mutant.Faults.answer;
import static org.msakit.server.mutant.Faults.asUser;
import static org.msakit.server.mutant.Faults.ehloWith;
import static org.msakit.server.mutant.Faults.in;
import static org.msakit.server.mutant.Faults.input;
import static org.msakit.server.mutant.Faults.is;
import static org.msakit.server.mutant.Faults.octetsIn;
import static org.msakit.server.mutant.Faults.remembering;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.msakit.server.Limits;
import org.msakit.server.command.Handler;
import org.msakit.server.command.Input;
import org.msakit.server.command.Input.CommandLine;
import org.msakit.server.delivery.StoredMessage;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.Phase;
import org.msakit.server.state.SessionState;

/** Faults of greetings that turn away, of lengths and of times (RFC 5321 sections 2.2.2, 3.1, 3.8 and 4.5.3). */
final class LimitFaults {
    private static final int ENOUGH = 1 << 18;

    private LimitFaults() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("turned-away-closes", "RFC5321-3.1-2", "closes behind a 554", input((s, given, next) -> {
                    Reply reply = next.handle(s, given);
                    if (given instanceof Input.Opened && reply.code() == 554) {
                        s.phase(Phase.CLOSED);
                    }
                    return reply;
                })),
                Mutant.of(
                        "turned-away-served",
                        "RFC5321-3.1-3",
                        "takes MAIL behind a 554",
                        answer("MAIL", (s, c) -> s.config().site().refusesService(), Replies.SENDER_OK)),
                Mutant.of(
                        "unregistered-keyword",
                        "RFC5321-2.2.2-1",
                        "lists a keyword that nobody registered",
                        ehloWith("PRDR", s -> true)),
                Mutant.of(
                        "name-has-to-resolve",
                        "RFC5321-4.1.4-5",
                        "refuses MAIL of a client whose name in EHLO does not exist",
                        answer(
                                "MAIL",
                                (s, c) -> in(s)
                                        && s.hello()
                                                .filter(h -> h.name().endsWith(".invalid"))
                                                .isPresent(),
                                Reply.of(550, "5.7.1", "No such host"))),
                Mutant.of(
                        "name-of-128-octets",
                        "RFC5321-4.5.3.1.2-1",
                        "refuses names of more than 128 octets in EHLO",
                        answer("EHLO", (s, c) -> c.argument().length() > 128, Replies.BAD_HELLO)),
                Mutant.of(
                                "line-of-500-octets",
                                "RFC5321-4.5.3.1.4-1",
                                "refuses NOOP of more than 500 octets",
                                answer("NOOP", (s, c) -> c.line().length() > 498, Replies.LINE_TOO_LONG))
                        .alsoBreaks("RFC5321-4.1.1.9-2"),
                Mutant.of(
                        "long-line-in-pieces",
                        "RFC5321-4.5.3.1.9-1",
                        "takes a line of more than 2048 octets for two",
                        octetsIn(
                                (s, text) -> s.phase() == Phase.COMMAND && text.startsWith("NOOP x"),
                                text -> text.replaceFirst("(?s)^([^\r]{2048})(?=[^\r])", "$1\r\n"))),
                Mutant.of(
                                "idle-for-four-minutes",
                                "RFC5321-4.5.3.2.7-1",
                                "puts up with four minutes of silence",
                                () -> new Mutation() {})
                        .under(b -> b.limits(Limits.defaults().withIdle(Duration.ofMinutes(4)))),
                Mutant.of(
                        "idle-without-a-word",
                        "RFC5321-3.8-3",
                        "closes a silent session without a 421",
                        input((s, given, next) -> {
                            Reply reply = next.handle(s, given);
                            return given instanceof Input.Idle ? Reply.NONE : reply;
                        })),
                Mutant.of("reply-after-ten-minutes", "RFC5321-4.1.1.4-7", "takes 601 seconds for a message", late())
                        .alsoBreaks("RFC6409-5.3-1"),
                Mutant.of(
                        "flood-ends-other-sessions",
                        "SEC-LINE-1",
                        "fails in every session once a line is too long for its memory",
                        exhausted(new AtomicBoolean())),
                Mutant.of(
                        "form-post-submits",
                        "SEC-HTTP-1",
                        "lets the body of a request over HTTP submit",
                        remembering(() -> {
                            AtomicBoolean posted = new AtomicBoolean();
                            return (state, given, next) -> {
                                posted.compareAndSet(false, is(given, "POST"));
                                boolean envelope = is(given, "MAIL") || is(given, "RCPT");
                                return posted.get() && envelope
                                        ? asUser(state, given, next)
                                        : next.handle(state, given);
                            };
                        })),
                Mutant.of(
                        "group-behind-ehlo-reordered",
                        "RFC2920-3.2-8",
                        "does EHLO last in a group that begins with it",
                        octetsIn(
                                (s, text) -> s.phase() == Phase.COMMAND,
                                text -> text.replaceFirst("(?s)^(EHLO [^\r]*\r\n)(MAIL .*)$", "$2$1"))),
                Mutant.of(
                        "second-command-lost",
                        "RFC2920-1-1",
                        "loses what comes with a command where PIPELINING is off",
                        octetsIn(
                                (s, text) -> !s.config().extensions().isOn("PIPELINING"),
                                text -> text.replaceFirst("^NOOP\r\nNOOP\r\n$", "NOOP\r\n"))),
                Mutant.of(
                        "name-of-before-tls",
                        "RFC3207-4.2-2",
                        "writes the name that was given before TLS into the trace",
                        BeforeTls::new));
    }

    /** Late at the fifteenth message of a session. */
    private static Supplier<Mutation> late() {
        return remembering(() -> {
            AtomicInteger messages = new AtomicInteger();
            return (state, given, next) -> {
                if (given instanceof Input.EndOfData && messages.incrementAndGet() == 15) {
                    state.pause(Duration.ofSeconds(601));
                }
                return next.handle(state, given);
            };
        });
    }

    private static Supplier<Mutation> exhausted(AtomicBoolean memory) {
        return () -> new Mutation() {
            private int line;

            @Override
            public byte[] received(SessionState state, byte[] octets) {
                line = Faults.text(octets).contains("\r\n") ? 0 : line + octets.length;
                memory.compareAndSet(false, line > ENOUGH);
                return octets;
            }

            @Override
            public Reply handle(SessionState state, Input given, Handler next) {
                if (memory.get() && given instanceof CommandLine && is(given, "NOOP")) {
                    memory.set(false);
                    state.phase(Phase.CLOSED);
                    return Reply.NONE;
                }
                return next.handle(state, given);
            }
        };
    }

    /** Remembers the first name, and writes it in place of the later one. */
    private static final class BeforeTls implements Mutation {
        private String before = "";

        @Override
        public Reply handle(SessionState state, Input given, Handler next) {
            if (is(given, "STARTTLS")) {
                before = state.hello().map(h -> h.name()).orElse("");
            }
            return next.handle(state, given);
        }

        @Override
        public List<StoredMessage> stored(StoredMessage message) {
            if (before.isEmpty()) {
                return List.of(message);
            }
            String changed = message.content().text().replaceFirst("^Received: from \\S+", "Received: from " + before);
            return List.of(DeliveryFaults.with(message, changed));
        }
    }
}

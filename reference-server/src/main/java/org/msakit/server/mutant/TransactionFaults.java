package org.msakit.server.mutant;

import static org.msakit.server.mutant.Faults.answer;
import static org.msakit.server.mutant.Faults.in;
import static org.msakit.server.mutant.Faults.input;
import static org.msakit.server.mutant.Faults.is;
import static org.msakit.server.mutant.Faults.octetsIn;
import static org.msakit.server.mutant.Faults.remembering;
import static org.msakit.server.mutant.Faults.reply;
import static org.msakit.server.mutant.Faults.verb;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.msakit.server.command.Input;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.Phase;
import org.msakit.server.state.SessionState;
import org.msakit.server.state.Transaction;

/** Faults of the order of commands and of the mail transaction (RFC 5321 sections 3.3 to 3.8, 4.1.1, 4.1.4). */
final class TransactionFaults {
    private TransactionFaults() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                                "ehlo-refused-553",
                                "RFC5321-4.1.4-1",
                                "refuses a malformed EHLO with 553",
                                reply("EHLO", r -> r.isNegative() ? Reply.plain(553, "Bad name") : r))
                        .alsoBreaks("RFC3207-4.1-1", "RFC5321-3.1-3", "RFC5321-4.2-5"),
                Mutant.of(
                        "refused-ehlo-resets",
                        "RFC5321-4.1.4-2",
                        "drops the transaction although it refuses the EHLO",
                        verb("EHLO", (state, command, next) -> {
                            state.reset();
                            return next.handle(state, command);
                        })),
                Mutant.of(
                        "ehlo-keeps-transaction",
                        "RFC5321-4.1.4-3",
                        "keeps the transaction across EHLO",
                        keeping("EHLO")),
                Mutant.of(
                        "helo-keeps-transaction",
                        "RFC5321-4.1.4-4",
                        "keeps the transaction across HELO",
                        keeping("HELO")),
                Mutant.of(
                        "rcpt-without-mail-554",
                        "RFC5321-3.3-2",
                        "answers RCPT without MAIL by 554",
                        answer(
                                "RCPT",
                                (s, c) -> in(s) && s.transaction().isEmpty(),
                                Reply.of(554, "5.5.1", "No MAIL"))),
                Mutant.of(
                        "data-without-mail-250",
                        "RFC5321-3.3-3",
                        "answers DATA without any MAIL by 250",
                        TransactionFaults::dataFirst),
                Mutant.of(
                                "data-without-recipient",
                                "RFC5321-3.3-4",
                                "accepts a message for nobody",
                                verb("DATA", (state, command, next) -> {
                                    boolean nobody = state.transaction().isPresent()
                                            && state.transaction().get().size() == 0;
                                    if (nobody) {
                                        state.phase(Phase.DATA);
                                    }
                                    return nobody ? Replies.START_INPUT : next.handle(state, command);
                                }))
                        .alsoBreaks("RFC2920-3.2-3", "RFC2920-3.2-4"),
                Mutant.of(
                        "503-drops-transaction",
                        "RFC5321-4.1.4-7",
                        "drops the transaction with the 503 to DATA",
                        verb("DATA", (state, command, next) -> {
                            Reply reply = next.handle(state, command);
                            if (reply.code() == 503) {
                                state.reset();
                            }
                            return reply;
                        })),
                Mutant.of(
                        "nested-mail-drops",
                        "RFC5321-4.1.4-8",
                        "refuses a nested MAIL and drops the transaction",
                        verb("MAIL", (state, command, next) -> {
                            Reply reply = next.handle(state, command);
                            if (reply.code() == 503) {
                                state.reset();
                            }
                            return reply;
                        })),
                Mutant.of(
                        "nested-mail-mixes",
                        "RFC5321-4.1.1.2-1",
                        "accepts a nested MAIL and keeps the recipients",
                        verb("MAIL", (state, command, next) -> {
                            Optional<Transaction> open = state.transaction();
                            state.reset();
                            Reply reply = next.handle(state, command);
                            if (open.isPresent()) {
                                state.transaction(state.transaction()
                                        .map(t -> open.get().withSender(t.reversePath()))
                                        .or(() -> open));
                            }
                            return reply;
                        })),
                Mutant.of(
                                "two-transactions-only",
                                "RFC5321-4.1.4-9",
                                "refuses the third transaction with 503",
                                twoOnly())
                        .alsoBreaks("RFC3461-5.1-1", "RFC8689-2-1"),
                Mutant.of(
                        "mail-without-bracket",
                        "RFC5321-4.1.4-10",
                        "accepts MAIL FROM:<u@d without the closing bracket",
                        verb("MAIL", (state, command, next) -> {
                            boolean open = command.argument().indexOf('<') > 0
                                    && command.argument().indexOf('>') < 0;
                            return next.handle(state, open ? new Input.CommandLine(command.line() + ">") : command);
                        })),
                Mutant.of(
                        "rcpt-null-path",
                        "RFC5321-4.3.2-1",
                        "accepts RCPT TO:<>",
                        answer(
                                "RCPT",
                                (s, c) -> s.transaction().isPresent()
                                        && c.argument().endsWith("<>"),
                                Replies.RECIPIENT_OK)),
                Mutant.of(
                        "postmaster-refused",
                        "RFC5321-4.5.1-1",
                        "does not know Postmaster without a domain",
                        verb(
                                "RCPT",
                                (state, command, next) -> in(state)
                                                && state.transaction().isPresent()
                                                && command.argument().equalsIgnoreCase("TO:<postmaster>")
                                        ? Replies.NO_SUCH_MAILBOX
                                        : next.handle(state, command))),
                Mutant.of("message-251", "RFC5321-4.1.1.4-1", "answers the first message with 251", firstMessage())
                        .alsoBreaks(
                                "RFC5321-4.1.1.4-7",
                                "RFC2920-3.1-1",
                                "RFC2920-3.1-2",
                                "RFC3030-2-14",
                                "RFC3030-2-2",
                                "RFC3030-2-3",
                                "RFC3030-2-4",
                                "RFC3030-2-9",
                                "RFC5321-4.1.1.4-2"),
                Mutant.of(
                        "dot-alone-unseen",
                        "RFC5321-4.1.1.4-2",
                        "does not see a dot that is the first line",
                        TransactionFaults::firstDot),
                Mutant.of(
                        "message-keeps-buffers",
                        "RFC5321-4.1.1.4-3",
                        "keeps the recipients after the message",
                        leftover(input -> input instanceof Input.EndOfData)),
                Mutant.of(
                                "lf-dot-lf-ends-data",
                                "RFC5321-4.1.1.4-5",
                                "takes LF . LF for the end of data",
                                () -> new DataRewrite("\n.\n", "\r\n.\r\n"))
                        .alsoBreaks("SEC-SMUG-1"),
                Mutant.of(
                        "rset-keeps-buffers",
                        "RFC5321-4.1.1.5-1",
                        "keeps the recipients across RSET",
                        leftover(input -> is(input, "RSET"))),
                Mutant.of(
                        "noop-drops-transaction",
                        "RFC5321-4.1.1.9-1",
                        "drops the transaction at NOOP",
                        dropping("NOOP")),
                Mutant.of(
                        "noop-argument-refused",
                        "RFC5321-4.1.1.9-2",
                        "refuses NOOP with an argument",
                        answer("NOOP", (s, c) -> !c.argument().isEmpty(), Replies.NO_ARGUMENT_ALLOWED)),
                Mutant.of(
                        "help-drops-transaction",
                        "RFC5321-4.1.1.8-1",
                        "drops the transaction at HELP",
                        dropping("HELP")),
                Mutant.of(
                        "vrfy-knows-everybody",
                        "RFC5321-7.3-1",
                        "confirms any name to a user",
                        answer("VRFY", (s, c) -> in(s), Reply.of(250, "2.1.5", "<user@example.test>"))),
                Mutant.of(
                        "vrfy-without-address",
                        "RFC5321-3.5.2-1",
                        "confirms a mailbox to a user without telling the address",
                        answer(
                                "VRFY",
                                (s, c) -> in(s) && s.config().hasMailbox(localPart(c.argument())),
                                Reply.of(250, "2.1.5", "User exists"))),
                Mutant.of(
                        "expn-unlisted",
                        "RFC5321-3.5.2-2",
                        "expands lists without having offered it",
                        answer("EXPN", (s, c) -> in(s), Reply.of(250, "2.1.5", "<alice@example.test>"))),
                Mutant.of(
                        "send-accepted",
                        "RFC5321-4.2.4-2",
                        "accepts SEND",
                        answer("SEND", (s, c) -> in(s), Reply.of(250, "2.0.0", "OK"))),
                Mutant.of("unknown-closes", "RFC5321-3.8-1", "closes on an unknown command", unknownCloses(1))
                        .alsoBreaks("RFC5321-3.8-2", "RFC2920-3.2-2"),
                Mutant.of(
                        "fifth-unknown-closes",
                        "RFC5321-3.8-2",
                        "closes on the fifth unknown command",
                        unknownCloses(5)),
                Mutant.of(
                        "mail-parameter-ignored",
                        "RFC5321-4.1.1.11-1",
                        "ignores unknown MAIL parameters",
                        ignoring("MAIL")),
                Mutant.of(
                        "rcpt-parameter-ignored",
                        "RFC5321-4.1.1.11-2",
                        "ignores unknown RCPT parameters",
                        ignoring("RCPT")),
                Mutant.of(
                        "nul-cuts-line",
                        "SEC-CTRL-1",
                        "takes NUL for the end of what counts in a command",
                        input((state, input, next) -> {
                            boolean cut = input instanceof Input.CommandLine line
                                    && line.line().indexOf('\0') >= 0;
                            String text =
                                    cut ? ((Input.CommandLine) input).line().replaceAll("\0[^>]*", "") : "";
                            return next.handle(state, cut ? new Input.CommandLine(text) : input);
                        })),
                Mutant.of(
                        "cr-splits-commands",
                        "SEC-CTRL-2",
                        "takes CR before QUIT or MAIL for the end of a line",
                        octetsIn(
                                (s, text) -> s.phase() == Phase.COMMAND,
                                text -> text.replace("\rQUIT", "\r\nQUIT").replace("\rMAIL", "\r\nMAIL"))));
    }

    private static String localPart(String name) {
        String bare = name.startsWith("<") ? name.substring(1) : name;
        int end = bare.indexOf('@');
        return end < 0 ? bare : bare.substring(0, end);
    }

    private static Supplier<Mutation> keeping(String verb) {
        return verb(verb, (state, command, next) -> {
            Optional<Transaction> open = state.transaction();
            Reply reply = next.handle(state, command);
            state.transaction(open);
            return reply;
        });
    }

    private static Supplier<Mutation> dropping(String verb) {
        return verb(verb, (state, command, next) -> {
            state.reset();
            return next.handle(state, command);
        });
    }

    private static Mutation dataFirst() {
        return new Mutation() {
            private boolean opened;

            @Override
            public Reply handle(SessionState state, Input input, org.msakit.server.command.Handler next) {
                if (is(input, "DATA") && in(state) && !opened) {
                    return Reply.of(250, "2.0.0", "OK");
                }
                Reply reply = next.handle(state, input);
                opened |= state.transaction().isPresent();
                return reply;
            }
        };
    }

    private static Supplier<Mutation> twoOnly() {
        return remembering(() -> {
            AtomicInteger messages = new AtomicInteger();
            return (state, input, next) -> {
                if (is(input, "MAIL") && messages.get() >= 2) {
                    return Replies.BAD_SEQUENCE;
                }
                Reply reply = next.handle(state, input);
                if (input instanceof Input.Stored && reply.code() == 250) {
                    messages.incrementAndGet();
                } else if (is(input, "RSET") || is(input, "EHLO")) {
                    messages.set(0);
                }
                return reply;
            };
        });
    }

    private static Supplier<Mutation> firstMessage() {
        return remembering(() -> {
            AtomicInteger messages = new AtomicInteger();
            return (state, input, next) -> {
                Reply reply = next.handle(state, input);
                boolean first = input instanceof Input.Stored && messages.getAndIncrement() == 0;
                return first && reply.code() == 250 ? new Reply(251, reply.enhanced(), reply.lines()) : reply;
            };
        });
    }

    private static Mutation firstDot() {
        return new Mutation() {
            private boolean atStart;

            @Override
            public byte[] received(SessionState state, byte[] octets) {
                String text = Faults.text(octets);
                boolean swallow = atStart && state.phase() == Phase.DATA && text.startsWith(".\r\n");
                atStart &= state.phase() != Phase.DATA;
                return swallow ? Faults.octets(text.substring(1)) : octets;
            }

            @Override
            public Reply handle(SessionState state, Input input, org.msakit.server.command.Handler next) {
                atStart |= is(input, "DATA");
                return next.handle(state, input);
            }
        };
    }

    /** Puts the transaction back after the input; the next MAIL gets rid of it. */
    private static Supplier<Mutation> leftover(java.util.function.Predicate<Input> after) {
        return () -> new Mutation() {
            private boolean stale;

            @Override
            public Reply handle(SessionState state, Input input, org.msakit.server.command.Handler next) {
                if (stale && is(input, "MAIL")) {
                    state.reset();
                    stale = false;
                }
                Optional<Transaction> open = state.transaction();
                Reply reply = next.handle(state, input);
                if (after.test(input) && open.isPresent() && !reply.isNegative()) {
                    state.transaction(open);
                    stale = true;
                }
                return reply;
            }
        };
    }

    private static Supplier<Mutation> unknownCloses(int limit) {
        return remembering(() -> {
            AtomicInteger count = new AtomicInteger();
            return (state, input, next) -> {
                Reply reply = next.handle(state, input);
                if (reply.equals(Replies.UNKNOWN_COMMAND) && count.incrementAndGet() >= limit) {
                    state.phase(Phase.CLOSED);
                }
                return reply;
            };
        });
    }

    private static Supplier<Mutation> ignoring(String verb) {
        return input((state, input, next) -> {
            Reply reply = next.handle(state, input);
            if (!is(input, verb) || !reply.equals(Replies.UNKNOWN_PARAMETER)) {
                return reply;
            }
            String line = ((Input.CommandLine) input).line();
            return next.handle(state, new Input.CommandLine(line.substring(0, line.indexOf('>') + 1)));
        });
    }
}

package org.msakit.server.mutant;

import static org.msakit.server.mutant.Faults.input;
import static org.msakit.server.mutant.Faults.is;
import static org.msakit.server.mutant.Faults.remembering;
import static org.msakit.server.mutant.Faults.reply;
import static org.msakit.server.mutant.Faults.verb;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.msakit.server.command.Input;
import org.msakit.server.command.Input.EndOfData;
import org.msakit.server.delivery.MessageContent;
import org.msakit.server.delivery.StoredMessage;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.Hello;
import org.msakit.server.state.Transaction;

/** Faults of who answers for a message (RFC 5321 sections 3.3, 4.1.1.10, 4.2.5 and 4.5.3.1). */
final class ResponsibilityFaults {
    private static final int LINES_OF_64K = 64 << 10;

    private ResponsibilityFaults() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "delivered-twice",
                        "RFC5321-4.2.5-2",
                        "delivers each message twice",
                        DeliveryFaults.each(m -> List.of(m, m))),
                Mutant.of(
                                "last-recipient-forgotten",
                                "RFC5321-4.2.5-2",
                                "forgets the last of several recipients",
                                DeliveryFaults.each(m -> List.of(
                                        limited(m, Math.max(1, m.forwardPaths().size() - 1)))))
                        .alsoBreaks("RFC5321-4.5.3.1.8-1", "RFC5321-4.5.3.1.10-1", "RFC5321-6.1-2", "RFC3461-5.2.6-1"),
                Mutant.of(
                                "delivered-though-refused",
                                "RFC5321-4.2.5-1",
                                "stores a message that it answers by 552",
                                storedAndRefused())
                        .alsoBreaks("RFC1870-4-1"),
                Mutant.of(
                                "refused-message-keeps-transaction",
                                "RFC5321-4.1.1.4-4",
                                "keeps the transaction of a message that is too big",
                                input((state, given, next) -> {
                                    Optional<Transaction> transaction = state.transaction();
                                    Reply reply = next.handle(state, given);
                                    if (given instanceof EndOfData end && end.tooBig()) {
                                        state.transaction(transaction);
                                    }
                                    return reply;
                                }))
                        .alsoBreaks("RFC5321-4.1.4-9"),
                Mutant.of(
                        "half-a-message-delivered",
                        "RFC5321-4.1.1.10-2",
                        "delivers what came before the connection broke",
                        HalfMessage::new),
                Mutant.of(
                        "message-of-64k-refused",
                        "RFC5321-4.5.3.1.7-1",
                        "refuses a message of 65536 octets",
                        input((state, given, next) ->
                                given instanceof EndOfData end && end.content().length() >= LINES_OF_64K
                                        ? next.handle(state, new EndOfData(end.content(), true, end.malformed()))
                                        : next.handle(state, given))),
                Mutant.of(
                                "hundredth-recipient-refused",
                                "RFC5321-4.5.3.1.8-1",
                                "takes 99 recipients",
                                verb(
                                        "RCPT",
                                        (state, command, next) -> state.transaction()
                                                        .filter(t -> t.size() >= 99)
                                                        .isPresent()
                                                ? Replies.TOO_MANY_RECIPIENTS
                                                : next.handle(state, command)))
                        .alsoBreaks("RFC9422-4.2-1"),
                Mutant.of(
                        "too-many-recipients-451",
                        "RFC5321-4.5.3.1.10-1",
                        "refuses one recipient too many with 451",
                        reply(
                                "RCPT",
                                r -> r.equals(Replies.TOO_MANY_RECIPIENTS) ? Reply.of(451, "4.5.3", "Too many") : r)),
                Mutant.of(
                        "recipients-dropped",
                        "RFC5321-4.5.3.1.10-1",
                        "drops accepted recipients above 120",
                        DeliveryFaults.each(m -> List.of(limited(m, 120)))),
                Mutant.of(
                        "bad-recipient-spoils-message",
                        "RFC5321-3.3-6",
                        "refuses the whole message for one unknown recipient",
                        spoiled()),
                Mutant.of(
                        "name-with-line-feed",
                        "SEC-CTRL-3",
                        "takes a line feed into the name of the client",
                        input((state, given, next) -> {
                            if (given instanceof Input.CommandLine line
                                    && line.verb().equals("EHLO")
                                    && line.argument().indexOf('\n') > 0) {
                                Reply reply = next.handle(state, new Input.CommandLine("EHLO x"));
                                state.hello(new Hello(line.argument(), true));
                                return reply;
                            }
                            return next.handle(state, given);
                        })));
    }

    private static StoredMessage limited(StoredMessage m, int recipients) {
        List<String> kept = m.forwardPaths().stream().limit(recipients).toList();
        return m.to(kept);
    }

    private static Supplier<Mutation> storedAndRefused() {
        return remembering(() -> {
            AtomicBoolean tooBig = new AtomicBoolean();
            return (state, given, next) -> {
                if (given instanceof EndOfData end) {
                    tooBig.set(end.tooBig());
                    return next.handle(state, new EndOfData(end.content(), false, end.malformed()));
                }
                Reply reply = next.handle(state, given);
                return given instanceof Input.Stored && tooBig.get() ? Replies.TOO_BIG : reply;
            };
        });
    }

    private static Supplier<Mutation> spoiled() {
        return remembering(() -> {
            AtomicBoolean unknown = new AtomicBoolean();
            return (state, given, next) -> {
                if (is(given, "MAIL")) {
                    unknown.set(false);
                }
                boolean several = state.transaction().filter(t -> t.size() > 0).isPresent();
                if (given instanceof EndOfData && unknown.get()) {
                    next.handle(state, new EndOfData(MessageContent.EMPTY, true, false));
                    return Replies.NO_SUCH_MAILBOX;
                }
                Reply reply = next.handle(state, given);
                if (is(given, "RCPT") && several && reply.equals(Replies.NO_SUCH_MAILBOX)) {
                    unknown.set(true);
                    return Replies.RECIPIENT_OK;
                }
                return reply;
            };
        });
    }

    /** Takes the end of the connection for the end of data. */
    private static final class HalfMessage implements Mutation {
        @Override
        public boolean endsBrokenData() {
            return true;
        }
    }
}

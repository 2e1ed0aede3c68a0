package org.msakit.server.command;

import java.time.Instant;
import java.util.Optional;
import org.msakit.server.delivery.Outcome;
import org.msakit.server.delivery.StoredMessage;
import org.msakit.server.extension.FutureRelease;
import org.msakit.server.header.Headers;
import org.msakit.server.header.Submission;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.Phase;
import org.msakit.server.state.SessionState;
import org.msakit.server.state.Transaction;

/**
 * DATA (RFC 5321 section 4.1.1.4), second half: hands the message to the sink or refuses it. The buffers are
 * empty afterwards.
 */
final class MessageEnd {
    private MessageEnd() {}

    static Reply accept(SessionState state, Input.EndOfData end) {
        state.phase(Phase.COMMAND);
        if (state.transaction().isEmpty()) {
            return Replies.BAD_SEQUENCE;
        }
        Transaction transaction = state.transaction().get();
        state.reset();
        if (end.tooBig()) {
            return Replies.TOO_BIG;
        }
        if (end.malformed()) {
            return Replies.BAD_CONTENT;
        }
        Headers headers = new Headers(end.content(), state.config().headerPolicy());
        if (!transaction.isInternationalized() && !headers.isAscii()) {
            return Replies.HEADER_NOT_ASCII;
        }
        if (headers.isLoop()) {
            return Replies.TOO_MANY_HOPS;
        }
        Optional<String> duplicate = headers.duplicate();
        if (duplicate.isPresent()) {
            return Replies.DUPLICATE_FIELD.withText("Message has two " + duplicate.get() + " fields");
        }
        Optional<String> unqualified = headers.unqualified(state.config()::isLocal);
        if (unqualified.isPresent()) {
            return Replies.HEADER_NOT_QUALIFIED;
        }
        String id = state.nextMessageId();
        if (transaction.isDiscarded()) {
            return accepted(id);
        }
        Instant now = state.now();
        Submission submission = new Submission(
                id,
                state.config().hostname(),
                now,
                transaction.reversePath().address(),
                state.identity().map(state.config()::addressOf),
                TraceHeader.of(state, transaction, id, now));
        state.store(new StoredMessage(
                id,
                transaction.reversePath().address(),
                transaction.forwardPaths(),
                headers.apply(submission),
                state.identity().orElse(null),
                state.listener().name(),
                state.caller().client().getHostAddress(),
                state.tls(),
                transaction.parameters(),
                transaction.recipientParameters(),
                transaction.begun(),
                FutureRelease.release(transaction.parameters(), state)));
        return Reply.NONE;
    }

    /** The sink has decided. */
    static Reply stored(SessionState state, Outcome outcome) {
        String id = state.endStoring().orElseThrow().id();
        return outcome instanceof Outcome.Refused refused ? refused.reply() : accepted(id);
    }

    private static Reply accepted(String id) {
        return Reply.of(250, "2.0.0", "Message " + id + " accepted");
    }
}

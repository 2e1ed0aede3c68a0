package org.msakit.server.command;

import java.nio.charset.StandardCharsets;
import org.msakit.server.address.Path;
import org.msakit.server.delivery.Outcome;
import org.msakit.server.delivery.StoredMessage;
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
        String id = state.nextMessageId();
        state.store(new StoredMessage(
                id,
                transaction.reversePath().address(),
                transaction.recipients().stream().map(Path::address).toList(),
                traced(state, id, end.content()),
                state.identity().orElse(null),
                state.listener().name(),
                state.client().getHostAddress(),
                state.tls()));
        return Reply.NONE;
    }

    /** The sink has decided. */
    static Reply stored(SessionState state, Outcome outcome) {
        String id = state.endStoring().orElseThrow().id();
        return outcome instanceof Outcome.Refused refused
                ? refused.reply()
                : Reply.of(250, "2.0.0", "Message " + id + " accepted");
    }

    private static byte[] traced(SessionState state, String id, byte[] content) {
        byte[] trace = TraceHeader.of(state, id).getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[trace.length + content.length];
        System.arraycopy(trace, 0, whole, 0, trace.length);
        System.arraycopy(content, 0, whole, trace.length, content.length);
        return whole;
    }
}

package org.msakit.server.command;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.server.delivery.MessageContent;
import org.msakit.server.extension.Chunking;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.Chunk;
import org.msakit.server.state.ChunkedContent;
import org.msakit.server.state.SessionState;
import org.msakit.server.state.Transaction;

/**
 * BDAT (RFC 3030 section 2). The answer waits for the octets announced, which are read even where the command is
 * refused; that is why no gate stands before it. A malformed BDAT announces nothing.
 */
final class Bdat implements Command {
    private static final Pattern ARGUMENT = Pattern.compile("(\\d+)(?:[ \\t]+(?i:(LAST)))?");
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    @Override
    public Reply run(SessionState state, String argument) {
        if (!state.config().extensions().isOn(Chunking.KEYWORD)) {
            return Replies.NOT_IMPLEMENTED;
        }
        Matcher matcher = ARGUMENT.matcher(argument);
        if (!matcher.matches()) {
            return Replies.BAD_ARGUMENT;
        }
        long size = new BigInteger(matcher.group(1)).min(LARGEST).longValue();
        state.chunk(chunk(state, size, matcher.group(2) != null));
        return Reply.NONE;
    }

    private static Chunk chunk(SessionState state, long size, boolean last) {
        Optional<Reply> refusal = refusal(state);
        if (refusal.isPresent()) {
            return Chunk.refused(size, last, refusal.get());
        }
        ChunkedContent content =
                state.transaction().orElseThrow().chunked(state.config().maxMessageSize());
        if (!content.isAbandoned() && content.hasRoomFor(size)) {
            return Chunk.kept(size, last, content);
        }
        Reply reply = content.isAbandoned() ? Replies.BAD_SEQUENCE : Replies.TOO_BIG;
        content.abandon();
        return Chunk.refused(size, last, reply);
    }

    private static Optional<Reply> refusal(SessionState state) {
        if (state.admission().refuses()) {
            return Optional.of(state.admission().reply());
        }
        if (Gates.awaitsTls(state)) {
            return Optional.of(Replies.TLS_FIRST);
        }
        boolean ready = state.transaction().filter(open -> open.size() > 0).isPresent();
        return ready ? Optional.empty() : Optional.of(Replies.BAD_SEQUENCE);
    }

    /** All octets of the chunk have come. */
    static Reply end(SessionState state) {
        Chunk chunk = state.endChunk();
        Optional<ChunkedContent> content = state.transaction().flatMap(Transaction::chunks);
        if (chunk.refusal().isPresent()) {
            if (chunk.isLast() && content.isPresent()) {
                state.reset();
            }
            return chunk.refusal().get();
        }
        if (!chunk.isLast()) {
            return Reply.of(250, "2.0.0", String.format(Locale.ROOT, "%d octets received", chunk.size()));
        }
        MessageContent message = content.orElseThrow().all();
        boolean binary = state.transaction().orElseThrow().isBinary();
        return MessageEnd.accept(state, new Input.EndOfData(message, false, !binary && !message.isText()));
    }
}

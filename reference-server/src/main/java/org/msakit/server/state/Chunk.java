package org.msakit.server.state;

import java.util.Optional;
import org.msakit.server.reply.Reply;

/**
 * The octets behind a BDAT command (RFC 3030 section 2): so many, whatever they are. Those of a refused command are read
 * and thrown away.
 */
public final class Chunk {
    private final long size;
    private final boolean last;
    private final Optional<Reply> refusal;
    private final Optional<ChunkedContent> target;
    private long missing;

    private Chunk(long size, boolean last, Optional<Reply> refusal, Optional<ChunkedContent> target) {
        this.size = size;
        this.last = last;
        this.refusal = refusal;
        this.target = target;
        this.missing = size;
    }

    /** A chunk that is kept in the content, as far as there is room. */
    public static Chunk kept(long size, boolean last, ChunkedContent content) {
        return new Chunk(size, last, Optional.empty(), Optional.of(content));
    }

    /** A chunk that is thrown away, and the answer it gets. */
    public static Chunk refused(long size, boolean last, Reply refusal) {
        return new Chunk(size, last, Optional.of(refusal), Optional.empty());
    }

    /** Octets announced. */
    public long size() {
        return size;
    }

    /** Whether the message ends with it. */
    public boolean isLast() {
        return last;
    }

    /** Why it is not kept. */
    public Optional<Reply> refusal() {
        return refusal;
    }

    /** Takes what belongs to the chunk; returns the position after the last octet taken. */
    public int feed(byte[] in, int from) {
        int count = (int) Math.min(missing, in.length - from);
        target.ifPresent(content -> content.append(in, from, from + count));
        missing -= count;
        return from + count;
    }

    /** Whether all its octets have come. */
    public boolean isComplete() {
        return missing == 0;
    }
}

package org.msakit.server.state;

import java.util.Arrays;

/** Message content that came by BDAT so far (RFC 3030 section 2); a chunk that is too much for the limit ends it. */
public final class ChunkedContent {
    private static final int INITIAL = 4096;

    private final int limit;
    private byte[] octets = new byte[0];
    private int length;
    private boolean abandoned;

    /** Content of at most so many octets. */
    public ChunkedContent(long limit) {
        this.limit = (int) Math.min(limit, Integer.MAX_VALUE - 64L);
    }

    /** Whether so many more octets stay within the limit. */
    public boolean hasRoomFor(long more) {
        return more <= limit - length;
    }

    /** Adds octets; the caller has asked for room. */
    void append(byte[] in, int from, int to) {
        int count = to - from;
        if (length + count > octets.length) {
            long wanted = Math.max(INITIAL, Math.max(length + count, octets.length * 2L));
            octets = Arrays.copyOf(octets, (int) Math.min(limit, wanted));
        }
        System.arraycopy(in, from, octets, length, count);
        length += count;
    }

    /** Gives the content up: what follows is refused until the transaction is over. */
    public void abandon() {
        abandoned = true;
        octets = new byte[0];
        length = 0;
    }

    /** Whether an earlier chunk was refused. */
    public boolean isAbandoned() {
        return abandoned;
    }

    /** A copy of what is there. */
    public byte[] toBytes() {
        return Arrays.copyOf(octets, length);
    }
}

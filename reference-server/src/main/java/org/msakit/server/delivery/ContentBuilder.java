package org.msakit.server.delivery;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects message content as it comes. A piece that is at least half of its array stays where it is; others are copied
 * together, so that however the octets were cut, the arrays that are kept have at most {@value #SMALL} octets more than
 * twice what the content has.
 */
public final class ContentBuilder {
    /** What is shorter is not worth a piece of its own. */
    static final int SMALL = 512;

    private final List<Piece> pieces = new ArrayList<>();
    /** Takes copies; as long as all copies before it, so there are few of them. */
    private byte[] block = {};
    /** From here to {@code used} the block holds octets that are no piece yet. */
    private int start;

    private int used;
    private int copied;
    private int length;

    /** How many octets were added. */
    public int length() {
        return length;
    }

    /** Adds octets of an array that nobody changes any more. */
    public void add(byte[] in, int from, int to) {
        int count = to - from;
        if (count >= SMALL && count >= in.length - count) {
            seal();
            pieces.add(new Piece(in, from, to));
        } else {
            copy(in, from, count);
        }
        length += count;
    }

    /** All that was added so far. */
    public MessageContent build() {
        seal();
        return new MessageContent(List.copyOf(pieces));
    }

    private void copy(byte[] in, int from, int count) {
        int fitting = Math.min(count, block.length - used);
        System.arraycopy(in, from, block, used, fitting);
        used += fitting;
        int rest = count - fitting;
        if (rest > 0) {
            seal();
            block = new byte[Math.max(rest, Math.max(SMALL, copied))];
            System.arraycopy(in, from + fitting, block, 0, rest);
            start = 0;
            used = rest;
        }
        copied += count;
    }

    private void seal() {
        if (used > start) {
            pieces.add(new Piece(block, start, used));
            start = used;
        }
    }
}

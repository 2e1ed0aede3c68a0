package org.msakit.server.session;

import java.util.Arrays;

/** Octets that came while the session waits for its host. The first array is kept as it is, not copied. */
final class WaitingInput {
    private static final byte[] NOTHING = {};

    private final int limit;
    private byte[] octets = NOTHING;
    private int from;

    /** Keeps at most so many octets. */
    WaitingInput(int limit) {
        this.limit = limit;
    }

    /** What was kept: the octets of the array from the position on. */
    @SuppressWarnings("ArrayRecordComponent")
    record Slice(byte[] octets, int from) {}

    /** Keeps the octets from the position on; false, and nothing is kept of them, where they are too many. */
    boolean add(byte[] in, int position) {
        int had = octets.length - from;
        int more = in.length - position;
        if (had + more > limit) {
            return false;
        }
        if (had == 0) {
            octets = in;
            from = position;
        } else {
            byte[] joined = Arrays.copyOfRange(octets, from, from + had + more);
            System.arraycopy(in, position, joined, had, more);
            octets = joined;
            from = 0;
        }
        return true;
    }

    /** Gives what was kept and keeps nothing any more. */
    Slice take() {
        Slice taken = new Slice(octets, from);
        clear();
        return taken;
    }

    /** Keeps nothing any more. */
    void clear() {
        octets = NOTHING;
        from = 0;
    }
}

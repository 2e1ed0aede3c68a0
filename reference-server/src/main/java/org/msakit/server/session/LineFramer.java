package org.msakit.server.session;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Cuts lines at CRLF and nowhere else (RFC 5321 section 2.3.8). Keeps no more than the limit of a line. */
final class LineFramer {
    private static final int INITIAL = 256;
    private static final byte[] CR = {'\r'};

    private final int limit;
    private byte[] kept = new byte[INITIAL];
    private int length;
    private int total;
    private boolean afterCr;
    private boolean complete;

    /** A framer that keeps so many octets of a line. */
    LineFramer(int limit) {
        this.limit = limit;
    }

    /** Takes octets, of which there are some, up to the end of the line; returns the position after the last one taken. */
    int feed(byte[] in, int from) {
        if (afterCr) {
            afterCr = false;
            if (in[from] == '\n') {
                complete = true;
                return from + 1;
            }
            keep(CR, 0, CR.length);
        }
        for (int i = from + 1; i < in.length; i++) {
            if (in[i] == '\n' && in[i - 1] == '\r') {
                keep(in, from, i - 1);
                complete = true;
                return i + 1;
            }
        }
        afterCr = in[in.length - 1] == '\r';
        keep(in, from, afterCr ? in.length - 1 : in.length);
        return in.length;
    }

    /** Whether the line is complete. */
    boolean isComplete() {
        return complete;
    }

    /** Length of the whole line with its CRLF, saturated. */
    int totalLength() {
        return total + 2;
    }

    /** What was kept of the line; the next line starts afterwards. */
    String take() {
        String line = new String(kept, 0, length, StandardCharsets.ISO_8859_1);
        clear();
        return line;
    }

    /** Forgets a partial line. */
    void clear() {
        length = 0;
        total = 0;
        afterCr = false;
        complete = false;
    }

    private void keep(byte[] in, int from, int to) {
        total = Math.min(total + to - from, Integer.MAX_VALUE / 2);
        int count = Math.min(to - from, limit - length);
        if (length + count > kept.length) {
            kept = Arrays.copyOf(kept, Math.min(limit, Math.max(length + count, kept.length * 2)));
        }
        System.arraycopy(in, from, kept, length, count);
        length += count;
    }
}

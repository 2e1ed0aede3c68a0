package org.msakit.server.session;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Cuts lines at CRLF and nowhere else (RFC 5321 section 2.3.8). Keeps no more than the limit of a line. */
final class LineFramer {
    private static final int INITIAL = 256;

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

    /** Takes octets up to the end of the line; returns the position after the last one taken. */
    int feed(byte[] in, int from) {
        for (int i = from; i < in.length; i++) {
            byte octet = in[i];
            if (afterCr && octet == '\n') {
                complete = true;
                return i + 1;
            }
            if (afterCr) {
                keep((byte) '\r');
            }
            afterCr = octet == '\r';
            if (!afterCr) {
                keep(octet);
            }
        }
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

    private void keep(byte octet) {
        total = Math.min(total + 1, Integer.MAX_VALUE / 2);
        if (length < limit) {
            if (length == kept.length) {
                kept = Arrays.copyOf(kept, Math.min(limit, length * 2));
            }
            kept[length++] = octet;
        }
    }
}

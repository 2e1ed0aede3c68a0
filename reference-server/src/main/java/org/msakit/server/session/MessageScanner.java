package org.msakit.server.session;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.msakit.server.command.Input;
import org.msakit.server.delivery.ContentBuilder;

/**
 * Finds the end of message data, which is CRLF "." CRLF and nothing else (RFC 5321 section 4.1.1.4), removes stuffed
 * dots (section 4.5.2), and notes octets that a message must not hold. What lies between two dots that go is taken as one
 * piece.
 */
final class MessageScanner {
    private static final byte[] CR_ALONE = {'\r'};
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** In each octet of a word the least that is greater than CR. */
    private static final long ABOVE_CR = 0x0E0E0E0E0E0E0E0EL;

    private static final long HIGH_BITS = 0x8080808080808080L;

    private enum Place {
        LINE_START,
        DOT,
        DOT_CR,
        TEXT,
        CR
    }

    private final long limit;
    private final ContentBuilder content = new ContentBuilder();
    /** From here on the octets at hand are not yet in the content. */
    private int kept;

    private boolean tooBig;
    private boolean malformed;
    private boolean ended;
    private Place place = Place.LINE_START;

    /** A scanner that keeps so many octets of content. */
    MessageScanner(long limit) {
        this.limit = Math.min(limit, Integer.MAX_VALUE - 64L);
    }

    /** Takes octets up to the end of data; returns the position after the last one taken. */
    int feed(byte[] in, int from) {
        int i = from;
        kept = from;
        while (i < in.length && !ended) {
            if (place == Place.TEXT) {
                i = endOfRun(in, i);
            }
            if (i < in.length) {
                step(in, i);
                i++;
            }
        }
        append(in, kept, i);
        return i;
    }

    /** Whether the final dot was seen. */
    boolean isEnded() {
        return ended;
    }

    /** The result; nothing is to be fed any more. */
    Input.EndOfData result() {
        return new Input.EndOfData(content.build(), tooBig, malformed);
    }

    /**
     * Position of the next control octet that matters; line ends before anything but a dot do not. Eight octets are looked
     * at at once.
     */
    private static int endOfRun(byte[] in, int from) {
        int i = from;
        while (i + Long.BYTES <= in.length) {
            long word = (long) WORDS.get(in, i);
            long low = (word - ABOVE_CR) & ~word & HIGH_BITS;
            if (low == 0) {
                i += Long.BYTES;
            } else {
                i += Long.numberOfTrailingZeros(low) / Byte.SIZE;
                if (isPlainLineEnd(in, i)) {
                    i += 2;
                } else if (isControl(in[i])) {
                    return i;
                } else {
                    i++;
                }
            }
        }
        while (i < in.length && !isControl(in[i])) {
            i++;
        }
        return i;
    }

    private static boolean isPlainLineEnd(byte[] in, int i) {
        return i + 2 < in.length && in[i] == '\r' && in[i + 1] == '\n' && in[i + 2] != '.';
    }

    private static boolean isControl(byte octet) {
        return octet == '\r' || octet == '\n' || octet == 0;
    }

    private void step(byte[] in, int i) {
        byte octet = in[i];
        switch (place) {
            case LINE_START -> {
                if (octet == '.') {
                    drop(in, i);
                    place = Place.DOT;
                } else {
                    text(octet);
                }
            }
            case DOT -> {
                if (octet == '\r') {
                    drop(in, i);
                    place = Place.DOT_CR;
                } else {
                    text(octet);
                }
            }
            case DOT_CR -> {
                if (octet == '\n') {
                    drop(in, i);
                    ended = true;
                } else {
                    malformed = true;
                    append(CR_ALONE, 0, CR_ALONE.length);
                    text(octet);
                }
            }
            case CR -> {
                if (octet == '\n') {
                    place = Place.LINE_START;
                } else {
                    malformed = true;
                    text(octet);
                }
            }
            case TEXT -> text(octet);
        }
    }

    private void text(byte octet) {
        malformed |= octet == '\n' || octet == 0;
        place = octet == '\r' ? Place.CR : Place.TEXT;
    }

    /** Leaves an octet out of the content. */
    private void drop(byte[] in, int i) {
        append(in, kept, i);
        kept = i + 1;
    }

    private void append(byte[] in, int from, int to) {
        int count = (int) Math.min(to - from, limit - content.length());
        tooBig |= count < to - from;
        content.add(in, from, from + count);
    }
}

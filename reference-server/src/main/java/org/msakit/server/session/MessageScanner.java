package org.msakit.server.session;

import java.util.Arrays;
import org.msakit.server.command.Input;

/**
 * Finds the end of message data, which is CRLF "." CRLF and nothing else (RFC 5321 section 4.1.1.4), removes stuffed
 * dots (section 4.5.2), and notes octets that a message must not hold. Runs of ordinary octets are copied at once.
 */
final class MessageScanner {
    private static final int INITIAL = 4096;

    private enum Place {
        LINE_START,
        DOT,
        DOT_CR,
        TEXT,
        CR
    }

    private final long limit;
    private byte[] content = new byte[INITIAL];
    private int length;
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
        while (i < in.length && !ended) {
            if (place == Place.TEXT) {
                int end = endOfRun(in, i);
                append(in, i, end);
                i = end;
            }
            if (i < in.length) {
                step(in, i);
                i++;
            }
        }
        return i;
    }

    /** Whether the final dot was seen. */
    boolean isEnded() {
        return ended;
    }

    /** The result. */
    Input.EndOfData result() {
        return new Input.EndOfData(Arrays.copyOf(content, length), tooBig, malformed);
    }

    private static int endOfRun(byte[] in, int from) {
        int i = from;
        while (i < in.length && in[i] != '\r' && in[i] != '\n' && in[i] != 0) {
            i++;
        }
        return i;
    }

    private void step(byte[] in, int i) {
        byte octet = in[i];
        switch (place) {
            case LINE_START -> {
                if (octet == '.') {
                    place = Place.DOT;
                } else {
                    text(in, i);
                }
            }
            case DOT -> {
                if (octet == '\r') {
                    place = Place.DOT_CR;
                } else {
                    text(in, i);
                }
            }
            case DOT_CR -> {
                if (octet == '\n') {
                    ended = true;
                } else {
                    appendCr();
                    text(in, i);
                }
            }
            case CR -> {
                if (octet == '\n') {
                    append(in, i, i + 1);
                    place = Place.LINE_START;
                } else {
                    malformed = true;
                    text(in, i);
                }
            }
            case TEXT -> text(in, i);
        }
    }

    private void text(byte[] in, int i) {
        malformed |= in[i] == '\n' || in[i] == 0;
        append(in, i, i + 1);
        place = in[i] == '\r' ? Place.CR : Place.TEXT;
    }

    private void appendCr() {
        malformed = true;
        append(new byte[] {'\r'}, 0, 1);
    }

    private void append(byte[] in, int from, int to) {
        int count = to - from;
        if (count > limit - length) {
            tooBig = true;
            return;
        }
        if (length + count > content.length) {
            content = Arrays.copyOf(content, (int) Math.min(limit, Math.max(length + count, content.length * 2L)));
        }
        System.arraycopy(in, from, content, length, count);
        length += count;
    }
}

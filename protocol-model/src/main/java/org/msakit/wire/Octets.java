package org.msakit.wire;

import java.nio.charset.StandardCharsets;

/**
 * An immutable sequence of octets. Each octet is held as the character of the same value, so that searching and slicing
 * are those of a string.
 *
 * @param latin1 the octets as characters U+0000 to U+00FF
 */
public record Octets(String latin1) {
    public static final Octets EMPTY = new Octets("");
    public static final Octets CRLF = new Octets("\r\n");

    public Octets {
        for (int i = 0; i < latin1.length(); i++) {
            if (latin1.charAt(i) > 0xFF) {
                throw new IllegalArgumentException("not an octet: U+" + Integer.toHexString(latin1.charAt(i)));
            }
        }
    }

    public static Octets of(byte[] bytes) {
        return new Octets(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    public static Octets of(byte[] bytes, int offset, int length) {
        return new Octets(new String(bytes, offset, length, StandardCharsets.ISO_8859_1));
    }

    /** The UTF-8 form of a text. */
    public static Octets utf8(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A command line: the text in UTF-8, then CRLF. */
    public static Octets line(String text) {
        return utf8(text).plus(CRLF);
    }

    /** The octets read as UTF-8. */
    public String asUtf8() {
        return new String(toBytes(), StandardCharsets.UTF_8);
    }

    public byte[] toBytes() {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    public int length() {
        return latin1.length();
    }

    public boolean isEmpty() {
        return latin1.isEmpty();
    }

    public Octets plus(Octets more) {
        return new Octets(latin1 + more.latin1);
    }

    /** The octets from {@code start} on. */
    public Octets from(int start) {
        return new Octets(latin1.substring(start));
    }

    /** The first {@code end} octets. */
    public Octets to(int end) {
        return new Octets(latin1.substring(0, end));
    }

    /** Printable form with escapes, see {@link Escapes}. */
    @Override
    public String toString() {
        return Escapes.escape(latin1);
    }
}

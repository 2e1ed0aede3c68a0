package org.msakit.server.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Octets of an array from one position to before another, which nobody changes. */
@SuppressWarnings("ArrayRecordComponent")
public record Piece(byte[] array, int from, int to) {
    /** How many octets. */
    public int length() {
        return to - from;
    }

    ByteBuffer buffer() {
        return ByteBuffer.wrap(array, from, length()).slice().asReadOnlyBuffer();
    }

    String text() {
        return new String(array, from, length(), StandardCharsets.ISO_8859_1);
    }
}

package org.msakit.server.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The octets of a message, in pieces of the arrays they were read into: they are put together, cut and written without
 * being copied. The arrays given to it must not change any more. Compared by identity.
 */
public final class MessageContent {
    /** No octets. */
    public static final MessageContent EMPTY = new MessageContent(List.of());

    private static final int EMPTY_LINE = 0x0D0A0D0A;

    private final List<Piece> pieces;
    private final int length;

    /** Content of pieces of which none is empty. */
    MessageContent(List<Piece> pieces) {
        int octets = 0;
        for (Piece piece : pieces) {
            octets = Math.addExact(octets, piece.length());
        }
        this.pieces = pieces;
        length = octets;
    }

    /** The octets of an array, which belongs to the content from now on. */
    public static MessageContent of(byte[] octets) {
        return octets.length == 0 ? EMPTY : new MessageContent(List.of(new Piece(octets, 0, octets.length)));
    }

    /** The octets of a text that has one character per octet. */
    public static MessageContent of(String text) {
        return of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** How many octets. */
    public int length() {
        return length;
    }

    /** What these octets and those behind them make. */
    public MessageContent then(MessageContent more) {
        List<Piece> all = new ArrayList<>(pieces.size() + more.pieces.size());
        all.addAll(pieces);
        all.addAll(more.pieces);
        return new MessageContent(all);
    }

    /** The octets from one position to before another. */
    public MessageContent slice(int from, int to) {
        List<Piece> some = new ArrayList<>();
        int start = 0;
        for (Piece piece : pieces) {
            int first = Math.max(from, start);
            int end = Math.min(to, start + piece.length());
            if (first < end) {
                int shift = piece.from() - start;
                some.add(new Piece(piece.array(), first + shift, end + shift));
            }
            start += piece.length();
        }
        return new MessageContent(some);
    }

    /**
     * The start of the content: its first piece where that has so many octets, else a copy of so many, or of all there
     * are.
     */
    public Piece head(int atLeast) {
        if (!pieces.isEmpty() && pieces.get(0).length() >= atLeast) {
            return pieces.get(0);
        }
        byte[] copy = slice(0, atLeast).toBytes();
        return new Piece(copy, 0, copy.length);
    }

    /** Octets before the first empty line (RFC 5322 section 2.1); all where there is none. */
    public int headerLength() {
        int latest = 0;
        int position = 0;
        for (Piece piece : pieces) {
            for (int i = piece.from(); i < piece.to(); i++) {
                latest = (latest << Byte.SIZE) | (piece.array()[i] & 0xFF);
                position++;
                if (latest == EMPTY_LINE) {
                    return position - 2;
                }
            }
        }
        return length;
    }

    /** The text of what is before the first empty line. */
    public String header() {
        return slice(0, headerLength()).text();
    }

    /** Whether each CR has an LF behind it, each LF a CR before it, and no octet is NUL (RFC 5321 section 2.3.8). */
    public boolean isText() {
        byte last = 0;
        for (Piece piece : pieces) {
            for (int i = piece.from(); i < piece.to(); i++) {
                byte octet = piece.array()[i];
                if (octet == 0 || (octet == '\n') != (last == '\r')) {
                    return false;
                }
                last = octet;
            }
        }
        return last != '\r';
    }

    /** Whether no octet is above 127. */
    public boolean isAscii() {
        for (Piece piece : pieces) {
            for (int i = piece.from(); i < piece.to(); i++) {
                if (piece.array()[i] < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** A text with one character per octet. */
    public String text() {
        return pieces.size() == 1 ? pieces.get(0).text() : new String(toBytes(), StandardCharsets.ISO_8859_1);
    }

    /** A copy in one array. */
    public byte[] toBytes() {
        byte[] all = new byte[length];
        int at = 0;
        for (Piece piece : pieces) {
            System.arraycopy(piece.array(), piece.from(), all, at, piece.length());
            at += piece.length();
        }
        return all;
    }

    /** Writes the octets, piece by piece. */
    public void writeTo(OutputStream out) throws IOException {
        for (Piece piece : pieces) {
            out.write(piece.array(), piece.from(), piece.length());
        }
    }

    /** The pieces, read-only, for a channel that gathers. */
    public ByteBuffer[] buffers() {
        return pieces.stream().map(Piece::buffer).toArray(ByteBuffer[]::new);
    }

    List<Piece> pieces() {
        return pieces;
    }
}

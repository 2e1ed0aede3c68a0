package org.msakit.server.reply;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One reply (RFC 5321 section 4.2), possibly of several lines. Most are constants, so each is encoded only once. */
public final class Reply {
    /** Silence. The correct server never keeps it; faults do. */
    public static final Reply NONE = new Reply(0, "", List.of());

    private final int code;
    private final String enhanced;
    private final List<String> lines;
    private byte[] octets;

    /** A reply with the same enhanced status code, empty for none, on each line; code 0 is no reply at all. */
    public Reply(int code, String enhanced, List<String> lines) {
        this.code = code;
        this.enhanced = enhanced;
        this.lines = List.copyOf(lines);
    }

    /** A reply with an enhanced status code. */
    public static Reply of(int code, String enhanced, String... lines) {
        return new Reply(code, enhanced, List.of(lines));
    }

    /** A reply without enhanced status code: greeting, EHLO, HELO and 3yz. */
    public static Reply plain(int code, String... lines) {
        return new Reply(code, "", List.of(lines));
    }

    /** Three digits; 0 for no reply at all. */
    public int code() {
        return code;
    }

    /** The enhanced status code repeated on each line (RFC 2034 section 4), empty for none. */
    public String enhanced() {
        return enhanced;
    }

    /** The text of each line. */
    public List<String> lines() {
        return lines;
    }

    /** Whether the code is 4yz or 5yz. */
    public boolean isNegative() {
        return code >= 400;
    }

    /** The same reply with another text on its only or first line. */
    public Reply withText(String text) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(0, text);
        return new Reply(code, enhanced, changed);
    }

    /** The same reply with other lines. */
    public Reply withLines(List<String> changed) {
        return new Reply(code, enhanced, changed);
    }

    /** The same reply with another enhanced status code. */
    public Reply withEnhanced(String changed) {
        return new Reply(code, changed, lines);
    }

    /** The octets on the wire; not to be changed. */
    public byte[] octets() {
        byte[] known = octets;
        if (known == null) {
            known = encoded();
            octets = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reply reply
                && code == reply.code
                && enhanced.equals(reply.enhanced)
                && lines.equals(reply.lines);
    }

    @Override
    public int hashCode() {
        return Objects.hash(code, enhanced, lines);
    }

    @Override
    public String toString() {
        return code + " " + enhanced + " " + lines;
    }

    private byte[] encoded() {
        StringBuilder text = new StringBuilder(64);
        for (int i = 0; i < lines.size(); i++) {
            text.append(code).append(i < lines.size() - 1 ? '-' : ' ');
            if (!enhanced.isEmpty()) {
                text.append(enhanced).append(' ');
            }
            text.append(lines.get(i)).append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}

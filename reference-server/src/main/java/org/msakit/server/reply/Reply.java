package org.msakit.server.reply;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One reply (RFC 5321 section 4.2), possibly of several lines.
 *
 * @param code three digits; 0 for no reply at all
 * @param enhanced enhanced status code repeated on each line (RFC 2034 section 4), empty for none
 * @param lines text of each line
 */
public record Reply(int code, String enhanced, List<String> lines) {
    /** Silence. The correct server never keeps it; faults do. */
    public static final Reply NONE = new Reply(0, "", List.of());

    public Reply {
        lines = List.copyOf(lines);
    }

    /** A reply with an enhanced status code. */
    public static Reply of(int code, String enhanced, String... lines) {
        return new Reply(code, enhanced, List.of(lines));
    }

    /** A reply without enhanced status code: greeting, EHLO, HELO and 3yz. */
    public static Reply plain(int code, String... lines) {
        return new Reply(code, "", List.of(lines));
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

    /** The octets on the wire. */
    public byte[] octets() {
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

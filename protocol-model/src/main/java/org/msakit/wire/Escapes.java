package org.msakit.wire;

/**
 * The escapes of the dialogue format: a backslash is doubled, CR, LF and HT are {@code \r \n \t}, every other octet
 * outside printable ASCII is {@code \xHH}.
 */
public final class Escapes {
    private Escapes() {}

    public static String escape(String latin1) {
        StringBuilder out = new StringBuilder(latin1.length());
        for (int i = 0; i < latin1.length(); i++) {
            char c = latin1.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\r' -> out.append("\\r");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c >= 0x20 && c < 0x7F) {
                        out.append(c);
                    } else {
                        out.append(String.format("\\x%02X", (int) c));
                    }
                }
            }
        }
        return out.toString();
    }

    /**
     * The inverse of {@link #escape}.
     *
     * @throws IllegalArgumentException on an unknown or unfinished escape, with its text
     */
    public static String unescape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char kind = i < text.length() ? text.charAt(i++) : ' ';
            switch (kind) {
                case '\\' -> out.append('\\');
                case 'r' -> out.append('\r');
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'x' -> {
                    if (i + 2 > text.length()) {
                        throw new IllegalArgumentException("unfinished escape: " + text.substring(i - 2));
                    }
                    try {
                        out.append((char) Integer.parseInt(text.substring(i, i + 2), 16));
                    } catch (NumberFormatException e) {
                        throw new IllegalArgumentException("bad escape: " + text.substring(i - 2, i + 2), e);
                    }
                    i += 2;
                }
                default -> throw new IllegalArgumentException("unknown escape: \\" + kind);
            }
        }
        return out.toString();
    }
}

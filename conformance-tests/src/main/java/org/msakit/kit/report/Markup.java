package org.msakit.kit.report;

/** Escapes for XML and HTML. */
final class Markup {
    private Markup() {}

    /** The text as content or attribute value; characters that XML 1.0 cannot hold become {@code \xHH}. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\t' -> out.append(c);
                default -> {
                    boolean legal = c >= 0x20 && !Character.isSurrogate(c) && c < 0xFFFE;
                    out.append(legal ? String.valueOf(c) : String.format("\\x%02X", (int) c));
                }
            }
        }
        return out.toString();
    }
}

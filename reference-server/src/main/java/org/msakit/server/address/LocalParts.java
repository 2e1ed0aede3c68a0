package org.msakit.server.address;

/** Grammar of Local-part: Dot-string or Quoted-string (RFC 5321 section 4.1.2), non-ASCII with it (RFC 6531 section 3.3). */
final class LocalParts {
    private static final char DELETE = 0x7F;
    private static final String ATEXT = "!#$%&'*+-/=?^_`{|}~";

    private LocalParts() {}

    /** Position after the local part that starts at the given one, -1 where there is none. */
    static int end(String text, int start) {
        return start < text.length() && text.charAt(start) == '"' ? quotedEnd(text, start + 1) : dotEnd(text, start);
    }

    private static int quotedEnd(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                return i + 1;
            }
            if (c == '\\') {
                i++;
            }
            if (i >= text.length() || text.charAt(i) < ' ' || text.charAt(i) == DELETE) {
                return -1;
            }
        }
        return -1;
    }

    private static int dotEnd(String text, int start) {
        int i = start;
        boolean atom = false;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (isAtext(c)) {
                atom = true;
            } else if (c == '.' && atom) {
                atom = false;
            } else {
                break;
            }
            i++;
        }
        return atom ? i : -1;
    }

    private static boolean isAtext(char c) {
        return c >= 0x80 || Character.isLetterOrDigit(c) || ATEXT.indexOf(c) >= 0;
    }
}

package org.msakit.wire;

import java.util.Locale;

/**
 * One command line as the tester sent it, with its CRLF, and what a reader of RFC 5321 section 4.1.1 sees in it.
 *
 * @param raw the octets with the final CRLF
 */
public record CommandLine(Octets raw) {
    /** Without the final CRLF. */
    public String text() {
        String all = raw.latin1();
        return all.endsWith("\r\n") ? all.substring(0, all.length() - 2) : all;
    }

    /** The first word in upper case; empty for an empty line. */
    public String verb() {
        return word().toUpperCase(Locale.ROOT);
    }

    private String word() {
        String text = text();
        int end = 0;
        while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != '\t') {
            end++;
        }
        return text.substring(0, end);
    }

    /** What follows the verb, without leading and trailing white space. */
    public String argument() {
        return text().substring(word().length()).strip();
    }

    public boolean hasTrailingWhiteSpace() {
        return !text().isEmpty() && !text().equals(text().stripTrailing());
    }

    /** Whether the verb is spelled otherwise than in upper case. */
    public boolean isMixedCase() {
        return !word().equals(verb());
    }

    /** Whether a CR, LF or NUL stands inside the line. */
    public boolean hasStrayControl() {
        return text().chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0);
    }

    public boolean has(char c) {
        return text().indexOf(c) >= 0;
    }

    public boolean isAscii() {
        return text().chars().allMatch(c -> c < 0x80);
    }
}

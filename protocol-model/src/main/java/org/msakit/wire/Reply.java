package org.msakit.wire;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One reply of the server, possibly of several lines (RFC 5321 section 4.2.1), octet-exact.
 *
 * @param code the three digits, or 0 where the line had no code
 * @param lines the raw lines with their line ends
 * @param faults what is wrong with its form
 */
public record Reply(int code, List<Octets> lines, Set<Fault> faults) {
    /** Departures from the reply grammar of RFC 5321 section 4.2. */
    public enum Fault {
        /** No three digits, or digits outside the Reply-code grammar. */
        BAD_CODE,
        /** Text directly behind the code. */
        GLUED_TEXT,
        /** Another code in a later line of the same reply. */
        CODE_CHANGES,
        /** A line ended by LF alone, or holding a CR or LF. */
        BARE_CR_OR_LF,
        /** Octets outside HT, SP and printable ASCII. */
        NOT_PRINTABLE_ASCII,
        /** A line above 512 octets with its CRLF. */
        TOO_LONG,
        /** The last line is a code without the blank. */
        NO_TEXT
    }

    public Reply {
        lines = List.copyOf(lines);
        faults = faults.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(faults));
    }

    /** The first digit of the code: 2 to 5, or 0 where there is none. */
    public int klass() {
        return code / 100;
    }

    /** The text of line {@code i}, without code, separator and line end. */
    public String text(int i) {
        String line = withoutEnd(lines.get(i).latin1());
        if (code == 0) {
            return line;
        }
        return line.length() > 4 ? line.substring(4) : "";
    }

    static String withoutEnd(String line) {
        int end = line.endsWith("\n") ? line.length() - 1 : line.length();
        return line.substring(0, end < line.length() && end > 0 && line.charAt(end - 1) == '\r' ? end - 1 : end);
    }

    /** The enhanced status code of the first line (RFC 2034 section 4). */
    public Optional<EnhancedCode> enhanced() {
        return EnhancedCode.at(text(0));
    }

    /** All octets of the reply. */
    public Octets raw() {
        StringBuilder all = new StringBuilder();
        lines.forEach(line -> all.append(line.latin1()));
        return new Octets(all.toString());
    }

    /** Code and enhanced code, as a reader would quote them. */
    public String shortForm() {
        return code == 0 ? "no reply code" : code + enhanced().map(e -> " " + e).orElse("");
    }
}

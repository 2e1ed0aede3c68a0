package org.msakit.server.mutant;

import java.util.List;

/** Faults that take something else for the end of message data (RFC 5321 section 4.1.1.4). */
final class SmugglingFaults {
    private static final String END = "\r\n.\r\n";

    private SmugglingFaults() {}

    static List<Mutant> all() {
        return List.of(
                fault(1, "lf-dot-lf", "LF . LF", "\n.\n", END, false).alsoBreaks("RFC5321-4.1.1.4-5"),
                fault(2, "lf-dot-crlf", "LF . CRLF", "\n.\r\n", END, false),
                fault(3, "crlf-dot-lf", "CRLF . LF", ".\n", ".\r\n", true),
                fault(4, "cr-dot-cr", "CR . CR", "\r.\r", END, false),
                fault(5, "crlf-dot-cr", "CRLF . CR", ".\r", ".\r\n", true),
                fault(6, "lf-dot-cr", "LF . CR", "\n.\r", END, false),
                fault(7, "cr-dot-crlf", "CR . CRLF", "\r.\r\n", END, false),
                fault(8, "nul-dot", "CRLF NUL . CRLF", "\0.\r\n", ".\r\n", true));
    }

    private static Mutant fault(
            int row, String name, String sequence, String pattern, String replacement, boolean atLineStart) {
        return Mutant.of(
                "smuggling-" + name,
                "SEC-SMUG-" + row,
                "takes " + sequence + " for the end of data and goes on with commands",
                () -> new DataRewrite(pattern, replacement, atLineStart));
    }
}

package org.msakit.wire;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A well-formed BDAT (RFC 3030 section 2).
 *
 * @param size octets that follow the line
 * @param last whether the message ends with them
 */
public record ChunkCommand(int size, boolean last) {
    /** Above what a tester sends; keeps the size within an int. */
    private static final Pattern ARGUMENT = Pattern.compile("(\\d{1,9})(?:[ \t]+(LAST))?", Pattern.CASE_INSENSITIVE);

    /** Reads a command line; empty where it is no BDAT, or a malformed one. */
    public static Optional<ChunkCommand> of(CommandLine line) {
        Matcher matcher = ARGUMENT.matcher(line.argument());
        return line.verb().equals("BDAT") && matcher.matches()
                ? Optional.of(new ChunkCommand(Integer.parseInt(matcher.group(1)), matcher.group(2) != null))
                : Optional.empty();
    }

    /** The line with its CRLF. */
    public Octets line() {
        return Octets.line(String.format(Locale.ROOT, "BDAT %d%s", size, last ? " LAST" : ""));
    }
}

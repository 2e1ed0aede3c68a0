package org.msakit.wire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An enhanced mail system status code (RFC 3463 section 2).
 *
 * @param klass 2, 4 or 5
 * @param subject 0 to 999
 * @param detail 0 to 999
 */
public record EnhancedCode(int klass, int subject, int detail) {
    private static final Pattern SYNTAX = Pattern.compile("([245])\\.(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})(?= |$)");
    private static final Pattern ATTEMPT = Pattern.compile("\\d+(?:\\.\\d+)+(?= |$)");

    /** The code at the start of a reply's text, when it has the syntax of RFC 3463 section 2. */
    public static Optional<EnhancedCode> at(String text) {
        Matcher m = SYNTAX.matcher(text);
        return m.lookingAt()
                ? Optional.of(new EnhancedCode(
                        Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3))))
                : Optional.empty();
    }

    /** Whether the text starts with dotted numbers that are no valid code, such as {@code 5.7} or {@code 5.07.1}. */
    public static boolean malformedAt(String text) {
        return ATTEMPT.matcher(text).lookingAt() && at(text).isEmpty();
    }

    @Override
    public String toString() {
        return klass + "." + subject + "." + detail;
    }
}

package org.msakit.rules;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** xtext (RFC 3461 section 4), as a judge of a server has to see it. */
final class Xtext {
    private static final Pattern GRAMMAR = Pattern.compile("(?:[!-*,-<>-~]|\\+[0-9A-F]{2})*+");
    private static final Pattern HEX = Pattern.compile("\\+([0-9A-Fa-f]{2})");

    private Xtext() {}

    /** Whether the text keeps to the grammar and stands for printable ASCII alone. */
    static boolean isPrintable(String text) {
        return GRAMMAR.matcher(text).matches() && decodesToPrintable(text);
    }

    /** Whether the text has a fault that a forgiving reader still could make sense of: hex digits in lower case. */
    static boolean isLenient(String text) {
        Matcher matcher = HEX.matcher(text);
        String upper = matcher.replaceAll(m -> m.group().toUpperCase(Locale.ROOT));
        return GRAMMAR.matcher(upper).matches();
    }

    private static boolean decodesToPrintable(String text) {
        return HEX.matcher(text).results().allMatch(m -> {
            int octet = Integer.parseInt(m.group(1), 16);
            return octet >= ' ' && octet <= '~';
        });
    }
}

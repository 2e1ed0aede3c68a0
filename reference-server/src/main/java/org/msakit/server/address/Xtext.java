package org.msakit.server.address;

import java.util.Optional;
import java.util.regex.Pattern;

/** xtext (RFC 3461 section 4): printable ASCII where plus sign and two upper-case hex digits stand for an octet. */
public final class Xtext {
    private static final Pattern GRAMMAR = Pattern.compile("(?:[!-*,-<>-~]|\\+[0-9A-F]{2})*+");

    private Xtext() {}

    /** The text behind it, one character per octet; empty where it is no xtext. */
    public static Optional<String> decode(String text) {
        if (!GRAMMAR.matcher(text).matches()) {
            return Optional.empty();
        }
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '+') {
                decoded.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                decoded.append(text.charAt(i));
            }
        }
        return Optional.of(decoded.toString());
    }
}

package org.msakit.server.sasl;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Base64 as RFC 4954 section 4 wants it: whole quartets, padding at the end only, nothing outside the alphabet. */
public final class Base64Line {
    private static final Pattern CANONICAL =
            Pattern.compile("(?:[A-Za-z0-9+/]{4})*+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");

    private Base64Line() {}

    /** The octets, or nothing if the text is not canonical base64. */
    public static Optional<byte[]> decode(String text) {
        if (!CANONICAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

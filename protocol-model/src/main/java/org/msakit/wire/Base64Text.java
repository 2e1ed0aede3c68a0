package org.msakit.wire;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Base64 as SASL exchanges in SMTP use it: quartets with padding, nothing else (RFC 4954 section 8). */
public final class Base64Text {
    private static final Pattern QUARTETS =
            Pattern.compile("(?:[A-Za-z0-9+/]{4})*+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");

    private Base64Text() {}

    public static String encode(Octets octets) {
        return Base64.getEncoder().encodeToString(octets.toBytes());
    }

    public static String encode(String text) {
        return encode(Octets.utf8(text));
    }

    /** The decoded octets, or empty where the text is no base64. */
    public static Optional<Octets> decode(String text) {
        if (!QUARTETS.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(Octets.of(Base64.getDecoder().decode(text)));
    }

    /** Whether bits are set that padding leaves over, for which decoders may refuse the text (RFC 4648 section 3.5). */
    public static boolean hasStrayBits(String text) {
        return decode(text).filter(octets -> !encode(octets).equals(text)).isPresent();
    }
}

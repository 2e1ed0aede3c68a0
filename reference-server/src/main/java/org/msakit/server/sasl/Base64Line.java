package org.msakit.server.sasl;

import java.util.Base64;
import java.util.Optional;

/**
 * Base64 as RFC 4954 section 4 wants it: whole quartets, padding at the end only, nothing outside the alphabet. The bits
 * that padding leaves over are zero, which RFC 4648 section 3.5 lets a decoder insist on: octets have one spelling.
 */
public final class Base64Line {
    private Base64Line() {}

    /** The octets, or nothing if the text is not canonical base64. */
    public static Optional<byte[]> decode(String text) {
        try {
            byte[] octets = Base64.getDecoder().decode(text);
            return Optional.of(octets)
                    .filter(decoded ->
                            Base64.getEncoder().encodeToString(decoded).equals(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

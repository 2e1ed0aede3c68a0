package org.msakit.sasl;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.wire.Base64Text;
import org.msakit.wire.Octets;

/**
 * {@code server-first-message} (RFC 5802 section 7).
 *
 * @param nonce the client's nonce and the server's
 * @param iterations the count; {@link Integer#MAX_VALUE} stands for all that are larger
 */
public record ScramServerFirst(String nonce, Octets salt, int iterations) {
    private static final int DIGITS = 9;
    private static final Pattern FORM =
            Pattern.compile("r=([!-+\\--~]+),s=([A-Za-z0-9+/]+={0,2}),i=([1-9][0-9]*)(?:,[A-Za-z]=[^\\x00,]+)*+");

    /** Reads it; nothing where attributes are missing, malformed or in another order. */
    public static Optional<ScramServerFirst> parse(String message) {
        Matcher m = FORM.matcher(message);
        if (!m.matches()) {
            return Optional.empty();
        }
        int count = m.group(3).length() > DIGITS ? Integer.MAX_VALUE : Integer.parseInt(m.group(3));
        return Base64Text.decode(m.group(2)).map(salt -> new ScramServerFirst(m.group(1), salt, count));
    }
}

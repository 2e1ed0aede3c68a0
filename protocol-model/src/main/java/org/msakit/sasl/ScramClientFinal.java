package org.msakit.sasl;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.wire.Base64Text;
import org.msakit.wire.Octets;

/**
 * {@code client-final-message} (RFC 5802 section 7).
 *
 * @param unproved {@code client-final-message-without-proof}
 * @param binding {@code c=}, decoded
 * @param proof {@code p=}, decoded
 */
public record ScramClientFinal(String unproved, Octets binding, String nonce, Octets proof) {
    private static final Pattern FORM = Pattern.compile(
            "(c=([A-Za-z0-9+/]+={0,2}),r=([!-+\\--~]+)" + "(?:,(?!p=)[A-Za-z]=[^\\x00,]+)*+),p=([A-Za-z0-9+/]+={0,2})");

    /** Reads it. */
    public static Optional<ScramClientFinal> parse(String message) {
        Matcher m = FORM.matcher(message);
        if (!m.matches()) {
            return Optional.empty();
        }
        Optional<Octets> binding = Base64Text.decode(m.group(2));
        Optional<Octets> proof = Base64Text.decode(m.group(4));
        return binding.isEmpty() || proof.isEmpty()
                ? Optional.empty()
                : Optional.of(new ScramClientFinal(m.group(1), binding.get(), m.group(3), proof.get()));
    }
}

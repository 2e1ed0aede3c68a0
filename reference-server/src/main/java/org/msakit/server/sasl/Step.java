package org.msakit.server.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a mechanism wants next. */
public sealed interface Step {
    /**
     * Send the octets, base64-encoded, in a 334 reply.
     *
     * @param octets the challenge; compared by identity
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Challenge(byte[] octets) implements Step {
        /** A challenge in UTF-8. */
        public static Challenge of(String text) {
            return new Challenge(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Check the claim; this ends the exchange unless the claim does not hold and something is left to be said.
     *
     * @param ifRefused an exchange that goes on, from its {@link Mechanism.Exchange#begin()}, where the claim is refused
     */
    record Check(Claim claim, Optional<Mechanism.Exchange> ifRefused) implements Step {
        /** A check that ends the exchange either way. */
        public Check(Claim claim) {
            this(claim, Optional.empty());
        }
    }

    /** The client has proved to be the user; this ends the exchange. */
    record Granted(String user) implements Step {}

    /** The client has proved nothing; this ends the exchange. */
    record Refused() implements Step {}

    /** The response does not follow the mechanism's grammar; this ends the exchange. */
    record Malformed() implements Step {}
}

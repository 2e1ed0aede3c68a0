package org.msakit.server.sasl;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * SCRAM (RFC 5802, RFC 7677), with or without channel binding. Every failure is told by the refusal of the exchange alone,
 * at the same step whether or not the user exists.
 *
 * @param hash the hash function
 * @param plus whether the exchange is bound to the TLS channel
 */
public record Scram(ScramHash hash, boolean plus) implements Mechanism {
    private static final int NONCE_OCTETS = 18;
    private static final String PLUS = "-PLUS";
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public String name() {
        return "SCRAM-" + hash.label() + (plus ? PLUS : "");
    }

    @Override
    public boolean usable(Circumstances now) {
        return !plus || now.bindings().available();
    }

    @Override
    public Exchange start(Circumstances now) {
        return new Dialogue(now);
    }

    private final class Dialogue implements Exchange {
        private final Circumstances now;
        private Optional<ScramMessage.First> first = Optional.empty();
        private String nonce = "";
        private String challenge = "";
        private Optional<String> proved = Optional.empty();

        Dialogue(Circumstances now) {
            this.now = now;
        }

        @Override
        public Step begin() {
            return Step.Challenge.of("");
        }

        @Override
        public Step respond(byte[] response) {
            if (proved.isPresent()) {
                return response.length == 0 ? new Step.Granted(proved.get()) : new Step.Malformed();
            }
            Optional<String> text = Utf8.decode(response);
            if (first.isPresent()) {
                return text.flatMap(ScramMessage.Final::parse)
                        .map(message -> prove(first.get(), message))
                        .orElse(new Step.Malformed());
            }
            return text.flatMap(ScramMessage.First::parse).map(this::challenge).orElse(new Step.Malformed());
        }

        private Step challenge(ScramMessage.First message) {
            if (message.mandatoryExtension() || !bindingAgrees(message)) {
                return new Step.Refused();
            }
            first = Optional.of(message);
            nonce = message.nonce() + freshNonce();
            ScramVerifier verifier = now.secrets().scram(hash, message.user());
            challenge = "r=" + nonce + ",s=" + base64(verifier.salt()) + ",i=" + verifier.iterations();
            return Step.Challenge.of(challenge);
        }

        /** RFC 5802 section 6: what the client says of channel binding fits what it was offered and what it chose. */
        private boolean bindingAgrees(ScramMessage.First message) {
            if (plus) {
                return message.bindingType()
                        .flatMap(type -> now.bindings().of(type))
                        .isPresent();
            }
            boolean deceived = message.claimsNoServerSupport() && now.offers(name() + PLUS);
            return message.bindingType().isEmpty() && !deceived;
        }

        private Step prove(ScramMessage.First opening, ScramMessage.Final message) {
            ScramVerifier verifier = now.secrets().scram(hash, opening.user());
            String authMessage = opening.bare() + "," + challenge + "," + message.unproved();
            boolean holds = verifier.accepts(authMessage, message.proof())
                    && MessageDigest.isEqual(binding(opening), message.binding())
                    && nonce.equals(message.nonce());
            Optional<String> user = SaslPrep.query(opening.user());
            boolean own = opening.authzid().isEmpty()
                    || opening.authzid().flatMap(SaslPrep::query).equals(user);
            if (!holds || !own || user.isEmpty()) {
                return new Step.Refused();
            }
            proved = user;
            return Step.Challenge.of("v=" + base64(verifier.signature(authMessage)));
        }

        private byte[] binding(ScramMessage.First opening) {
            byte[] header = opening.header().getBytes(StandardCharsets.UTF_8);
            byte[] data = opening.bindingType()
                    .flatMap(type -> now.bindings().of(type))
                    .orElse(new byte[0]);
            byte[] both = new byte[header.length + data.length];
            System.arraycopy(header, 0, both, 0, header.length);
            System.arraycopy(data, 0, both, header.length, data.length);
            return both;
        }
    }

    private static String freshNonce() {
        byte[] octets = new byte[NONCE_OCTETS];
        RANDOM.nextBytes(octets);
        return base64(octets);
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}

package org.msakit.sasl;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The computations of SCRAM (RFC 5802 section 3) with one hash function. */
public enum ScramHash {
    SHA_1("SHA-1", "HmacSHA1", 20),
    SHA_256("SHA-256", "HmacSHA256", 32);

    /** Iteration counts beyond this one are not computed: a server could keep the tester busy for ever. */
    public static final int MOST_ITERATIONS = 1_000_000;

    private final String digest;
    private final String mac;
    private final int octets;

    ScramHash(String digest, String mac, int octets) {
        this.digest = digest;
        this.mac = mac;
        this.octets = octets;
    }

    /** The hash function of a mechanism, where it is one of SCRAM. */
    public static Optional<ScramHash> of(String mechanism) {
        return switch (mechanism) {
            case "SCRAM-SHA-1", "SCRAM-SHA-1-PLUS" -> Optional.of(SHA_1);
            case "SCRAM-SHA-256", "SCRAM-SHA-256-PLUS" -> Optional.of(SHA_256);
            default -> Optional.empty();
        };
    }

    /** {@code ClientProof} over the messages. */
    public byte[] clientProof(String password, ScramServerFirst from, String authMessage) {
        byte[] clientKey = hmac(salted(password, from), "Client Key");
        byte[] proof = hmac(hash(clientKey), authMessage);
        for (int i = 0; i < proof.length; i++) {
            proof[i] ^= clientKey[i];
        }
        return proof;
    }

    /** {@code ServerSignature} over the messages. */
    public byte[] serverSignature(String password, ScramServerFirst from, String authMessage) {
        return hmac(hmac(salted(password, from), "Server Key"), authMessage);
    }

    private byte[] salted(String password, ScramServerFirst from) {
        String key = digest + " " + from.iterations() + " " + from.salt() + " " + password;
        return StretchedPasswords.remembered(key, () -> stretch(password, from));
    }

    private byte[] stretch(String password, ScramServerFirst from) {
        if (from.iterations() > MOST_ITERATIONS) {
            throw new IllegalArgumentException("an iteration count of " + from.iterations());
        }
        String algorithm = "PBKDF2With" + mac;
        byte[] salt = from.salt().toBytes();
        try {
            PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, from.iterations(), octets * Byte.SIZE);
            return SecretKeyFactory.getInstance(algorithm).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(algorithm + " is part of every Java platform", e);
        }
    }

    private byte[] hash(byte[] input) {
        try {
            return MessageDigest.getInstance(digest).digest(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(digest + " is part of every Java platform", e);
        }
    }

    private byte[] hmac(byte[] key, String message) {
        try {
            Mac function = Mac.getInstance(mac);
            function.init(new SecretKeySpec(key, mac));
            return function.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(mac + " is part of every Java platform", e);
        }
    }
}

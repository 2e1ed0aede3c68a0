package org.msakit.server.sasl;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The hash functions of SCRAM (RFC 5802 section 2.2, RFC 7677). */
public enum ScramHash {
    SHA_1("SHA-1", "HmacSHA1", 20),
    SHA_256("SHA-256", "HmacSHA256", 32);

    private final String digest;
    private final String mac;
    private final int octets;

    ScramHash(String digest, String mac, int octets) {
        this.digest = digest;
        this.mac = mac;
        this.octets = octets;
    }

    /** The part of the mechanism's name, as {@code SHA-256}. */
    public String label() {
        return digest;
    }

    /** Length of a hash, in octets. */
    public int octets() {
        return octets;
    }

    byte[] hash(byte[] octetsIn) {
        try {
            return MessageDigest.getInstance(digest).digest(octetsIn);
        } catch (GeneralSecurityException e) {
            throw missing(digest, e);
        }
    }

    byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac function = Mac.getInstance(mac);
            function.init(new SecretKeySpec(key, mac));
            return function.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw missing(mac, e);
        }
    }

    /** {@code Hi}: the password, stretched. Takes milliseconds by design. */
    byte[] stretch(String password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, octets * Byte.SIZE);
        String algorithm = "PBKDF2With" + mac;
        try {
            return SecretKeyFactory.getInstance(algorithm).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw missing(algorithm, e);
        } finally {
            spec.clearPassword();
        }
    }

    private static IllegalStateException missing(String algorithm, GeneralSecurityException e) {
        return new IllegalStateException(algorithm + " is part of every Java platform", e);
    }
}

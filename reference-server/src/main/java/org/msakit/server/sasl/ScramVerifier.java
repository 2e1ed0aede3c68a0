package org.msakit.server.sasl;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * What a server keeps of a password for SCRAM (RFC 5802 section 3): enough to check a proof and to prove itself, not
 * enough to log in.
 */
public final class ScramVerifier {
    private final ScramHash hash;
    private final byte[] salt;
    private final int iterations;
    private final byte[] storedKey;
    private final byte[] serverKey;

    /**
     * A verifier made elsewhere.
     *
     * @throws IllegalArgumentException if a key has not the length of the hash, the salt is empty or the count is not
     *     positive
     */
    public ScramVerifier(ScramHash hash, byte[] salt, int iterations, byte[] storedKey, byte[] serverKey) {
        if (storedKey.length != hash.octets() || serverKey.length != hash.octets()) {
            throw new IllegalArgumentException("a key of SCRAM-" + hash.label() + " has " + hash.octets() + " octets");
        }
        if (salt.length == 0) {
            throw new IllegalArgumentException("the salt is empty");
        }
        if (iterations < 1) {
            throw new IllegalArgumentException("the iteration count is " + iterations);
        }
        this.hash = hash;
        this.salt = salt.clone();
        this.iterations = iterations;
        this.storedKey = storedKey.clone();
        this.serverKey = serverKey.clone();
    }

    /** The verifier of a password. Takes milliseconds by design. */
    public static ScramVerifier of(ScramHash hash, String password, byte[] salt, int iterations) {
        byte[] salted = hash.stretch(password, salt, iterations);
        return new ScramVerifier(
                hash,
                salt,
                iterations,
                hash.hash(hash.hmac(salted, octets("Client Key"))),
                hash.hmac(salted, octets("Server Key")));
    }

    /** Hash function. */
    public ScramHash hash() {
        return hash;
    }

    /** The salt. */
    public byte[] salt() {
        return salt.clone();
    }

    /** The iteration count. */
    public int iterations() {
        return iterations;
    }

    /** Whether it is the verifier of this password. Takes milliseconds by design. */
    public boolean matches(String password) {
        byte[] salted = hash.stretch(password, salt, iterations);
        return MessageDigest.isEqual(storedKey, hash.hash(hash.hmac(salted, octets("Client Key"))));
    }

    /** Whether the client's proof over the messages shows that it knows the password. */
    public boolean accepts(String authMessage, byte[] proof) {
        if (proof.length != hash.octets()) {
            return false;
        }
        byte[] clientKey = hash.hmac(storedKey, octets(authMessage));
        for (int i = 0; i < clientKey.length; i++) {
            clientKey[i] ^= proof[i];
        }
        return MessageDigest.isEqual(storedKey, hash.hash(clientKey));
    }

    /** The server's own proof over the messages. */
    public byte[] signature(String authMessage) {
        return hash.hmac(serverKey, octets(authMessage));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "ScramVerifier[" + hash + ", " + iterations + " iterations]";
    }
}

package org.msakit.server.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import org.msakit.server.sasl.CramKey;
import org.msakit.server.sasl.ScramHash;
import org.msakit.server.sasl.ScramVerifier;

/**
 * A secret that knows its password again once it has matched, by a salted hash in memory: a client that logs in often
 * costs little, and a wrong password as much as ever.
 */
final class RememberingSecret implements StoredSecret {
    private static final int SALT_OCTETS = 16;

    private final StoredSecret secret;
    private final byte[] salt = new byte[SALT_OCTETS];
    private volatile byte[] known = {};

    RememberingSecret(StoredSecret secret) {
        this.secret = secret;
        new SecureRandom().nextBytes(salt);
    }

    @Override
    public boolean matches(String password) {
        byte[] asked = digest(password);
        if (MessageDigest.isEqual(asked, known)) {
            return true;
        }
        boolean matches = secret.matches(password);
        if (matches) {
            known = asked;
        }
        return matches;
    }

    private byte[] digest(String password) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(salt);
            return sha.digest(password.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<ScramVerifier> scram(ScramHash hash) {
        return secret.scram(hash);
    }

    @Override
    public Optional<CramKey> cram() {
        return secret.cram();
    }

    @Override
    public String cost() {
        return secret.cost();
    }
}

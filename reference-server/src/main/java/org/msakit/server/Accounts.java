package org.msakit.server;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Who may log in. Passwords are kept as salted PBKDF2 hashes only, compared in constant time; a name that does not
 * exist costs the same work as one that does, so that neither reply nor time tells them apart (RFC 4954 section 9).
 */
public final class Accounts {
    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int ITERATIONS = 4096;
    private static final int KEY_BITS = 256;
    private static final int SALT_OCTETS = 16;

    private final Map<String, Verifier> verifiers;
    private final Verifier nobody;

    private Accounts(Map<String, Verifier> verifiers, Verifier nobody) {
        this.verifiers = verifiers;
        this.nobody = nobody;
    }

    /** Accounts with the given passwords, which are not kept. */
    public static Accounts of(Map<String, String> passwords) {
        SecureRandom random = new SecureRandom();
        Map<String, Verifier> verifiers = new LinkedHashMap<>();
        passwords.forEach((user, password) -> verifiers.put(user, Verifier.of(password, random)));
        return new Accounts(Map.copyOf(verifiers), Verifier.of("nobody", random));
    }

    /** The account names. */
    public Set<String> names() {
        return verifiers.keySet();
    }

    /** Whether the password is the user's. Takes milliseconds by design: call it off the event loop. */
    public boolean verify(String user, String password) {
        Verifier known = verifiers.get(user);
        Verifier verifier = known == null ? nobody : known;
        boolean matches = verifier.matches(password.isEmpty() ? "empty" : password);
        return matches && known != null && !password.isEmpty();
    }

    @Override
    public String toString() {
        return "Accounts" + names();
    }

    private static final class Verifier {
        private final byte[] salt;
        private final byte[] hash;

        private Verifier(byte[] salt, byte[] hash) {
            this.salt = salt;
            this.hash = hash;
        }

        static Verifier of(String password, SecureRandom random) {
            byte[] salt = new byte[SALT_OCTETS];
            random.nextBytes(salt);
            return new Verifier(salt, derive(password, salt));
        }

        boolean matches(String password) {
            return MessageDigest.isEqual(hash, derive(password, salt));
        }

        private static byte[] derive(String password, byte[] salt) {
            PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, KEY_BITS);
            try {
                return SecretKeyFactory.getInstance(ALGORITHM)
                        .generateSecret(spec)
                        .getEncoded();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(ALGORITHM + " is part of every Java platform", e);
            } finally {
                spec.clearPassword();
            }
        }
    }
}

package org.msakit.server.account;

import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.msakit.server.sasl.CramKey;
import org.msakit.server.sasl.SaslPrep;
import org.msakit.server.sasl.ScramHash;
import org.msakit.server.sasl.ScramVerifier;

/** All that the mechanisms need, made of a password in clear text, which is not kept. */
final class DerivedSecret implements StoredSecret {
    /** The least that RFC 5802 section 5.1 and RFC 7677 section 4 ask for. */
    static final int ITERATIONS = 4096;

    private static final int SALT_OCTETS = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<ScramHash, ScramVerifier> scram = new EnumMap<>(ScramHash.class);
    private final CramKey cram;

    private DerivedSecret(String prepared) {
        for (ScramHash hash : ScramHash.values()) {
            byte[] salt = new byte[SALT_OCTETS];
            RANDOM.nextBytes(salt);
            scram.put(hash, ScramVerifier.of(hash, prepared, salt, ITERATIONS));
        }
        cram = CramKey.of(prepared);
    }

    /**
     * The secret of a password.
     *
     * @throws IllegalArgumentException if SASLprep forbids the password, or nothing is left of it; it is not repeated
     */
    static DerivedSecret of(String password) {
        return new DerivedSecret(SaslPrep.stored(password)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the password is empty or holds a character that SASLprep (RFC 4013) forbids")));
    }

    @Override
    public boolean matches(String password) {
        return scram.get(ScramHash.SHA_256).matches(password);
    }

    @Override
    public Optional<ScramVerifier> scram(ScramHash hash) {
        return Optional.of(scram.get(hash));
    }

    @Override
    public Optional<CramKey> cram() {
        return Optional.of(cram);
    }

    @Override
    public String cost() {
        return ScramSecret.cost(scram.get(ScramHash.SHA_256));
    }
}

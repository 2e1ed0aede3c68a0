package org.msakit.server.account;

import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.msakit.server.sasl.CramKey;
import org.msakit.server.sasl.ScramHash;
import org.msakit.server.sasl.ScramVerifier;

/** A bcrypt hash made elsewhere: serves PLAIN and LOGIN only. */
record BcryptSecret(String hash) implements StoredSecret {
    private static final Pattern FORM = Pattern.compile("\\$2[aby]\\$(?:0[4-9]|[12]\\d|3[01])\\$[./A-Za-z0-9]{53}");
    private static final int COST_END = 7;
    private static final int PASSWORD_OCTETS = 72;

    BcryptSecret {
        if (!FORM.matcher(hash).matches()) {
            throw new IllegalArgumentException("no bcrypt hash, which looks like $2y$12$ and 53 characters");
        }
    }

    @Override
    public boolean matches(String password) {
        boolean fits = password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= PASSWORD_OCTETS;
        return OpenBSDBCrypt.checkPassword(hash, (fits ? password : "too long").toCharArray()) && fits;
    }

    @Override
    public Optional<ScramVerifier> scram(ScramHash other) {
        return Optional.empty();
    }

    @Override
    public Optional<CramKey> cram() {
        return Optional.empty();
    }

    @Override
    public String cost() {
        return hash.substring(0, COST_END);
    }

    @Override
    public String toString() {
        return "BcryptSecret[" + cost() + "]";
    }
}

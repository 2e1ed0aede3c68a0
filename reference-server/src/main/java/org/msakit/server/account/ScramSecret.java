package org.msakit.server.account;

import java.util.Optional;
import org.msakit.server.sasl.CramKey;
import org.msakit.server.sasl.ScramHash;
import org.msakit.server.sasl.ScramVerifier;

/** A SCRAM verifier made elsewhere: serves SCRAM with that hash, PLAIN and LOGIN. */
record ScramSecret(ScramVerifier verifier) implements StoredSecret {
    @Override
    public boolean matches(String password) {
        return verifier.matches(password);
    }

    @Override
    public Optional<ScramVerifier> scram(ScramHash hash) {
        return Optional.of(verifier).filter(known -> known.hash() == hash);
    }

    @Override
    public Optional<CramKey> cram() {
        return Optional.empty();
    }

    @Override
    public String cost() {
        return cost(verifier);
    }

    static String cost(ScramVerifier verifier) {
        return verifier.hash().label() + " " + verifier.iterations();
    }
}

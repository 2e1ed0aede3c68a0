package org.msakit.server.account;

import java.util.Optional;
import org.msakit.server.sasl.CramKey;
import org.msakit.server.sasl.ScramHash;
import org.msakit.server.sasl.ScramVerifier;

/** What is kept of a user's password. */
public sealed interface StoredSecret permits DerivedSecret, ScramSecret, BcryptSecret, RememberingSecret {
    /** Whether it was made of this password. Takes milliseconds by design. */
    boolean matches(String password);

    /** The verifier for SCRAM, where there is one. */
    Optional<ScramVerifier> scram(ScramHash hash);

    /** The key of CRAM-MD5, where there is one. */
    Optional<CramKey> cram();

    /** What {@link #matches} costs: equal for secrets whose check takes the same time. */
    String cost();
}

package org.msakit.server.sasl;

import java.util.Optional;

/** What the check of a {@link Claim} came to. */
public sealed interface CheckResult {
    /** The client is this user. */
    record Granted(String user) implements CheckResult {}

    /** The claim does not hold. */
    record Refused() implements CheckResult {}

    /**
     * Nobody can tell now whether the claim holds (RFC 4954 section 6, 454).
     *
     * @param why for the operator's log; holds no secret
     */
    record Undecided(String why) implements CheckResult {}

    /** Granted to the user, if there is one, and refused otherwise. */
    static CheckResult of(Optional<String> user) {
        return user.<CheckResult>map(Granted::new).orElseGet(Refused::new);
    }
}

package org.msakit.server.sasl;

import java.util.Optional;

/**
 * What mechanisms that do not send the password ask for. For a user that does not exist, or of whom the kind of secret is
 * not kept, an answer comes that no client can satisfy, and always the same one (RFC 5802 section 9 and RFC 4422
 * section 6.1): neither what is sent nor the time tells such users apart.
 */
public interface Secrets {
    /** The user's verifier, by any spelling of the name that SASLprep makes the same. */
    ScramVerifier scram(ScramHash hash, String user);

    /** The user's key of CRAM-MD5. */
    CramKey cram(String user);

    /** Whether there is such a user; no client may be able to tell. */
    boolean knows(String user);

    /** Whether bearer tokens can be verified. */
    boolean takesTokens();

    /** The scope that a bearer token must have, if any. */
    Optional<String> tokenScope();
}

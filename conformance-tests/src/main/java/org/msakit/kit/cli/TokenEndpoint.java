package org.msakit.kit.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.msakit.server.introspection.ClientCredentials;
import org.msakit.server.introspection.Endpoint;
import org.msakit.server.introspection.Introspection;
import org.msakit.server.sasl.TokenVerifier;

/**
 * Who is asked about bearer tokens, in the words of a user.
 *
 * @param url an introspection endpoint (RFC 7662)
 * @param client what it knows this server by
 * @param secretFile file whose first line is the secret to that
 * @param scope a word that has to stand in the scope of a token
 * @param patience for its answer
 */
record TokenEndpoint(
        String url, Optional<String> client, Optional<Path> secretFile, Optional<String> scope, Duration patience) {
    /** How long a login waits for the endpoint. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * Understands the words; nobody is asked yet.
     *
     * @throws UsageException naming the one that makes no sense
     */
    TokenVerifier open() {
        if (client.isPresent() != secretFile.isPresent()) {
            throw new UsageException("a login at the introspection endpoint takes a client and a secret file");
        }
        try {
            return new Introspection(
                    new Endpoint(
                            Endpoint.uri(url),
                            client.map(id -> new ClientCredentials(id, InputFile.secret(secretFile.orElseThrow()))),
                            scope,
                            patience),
                    InstantSource.system());
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}

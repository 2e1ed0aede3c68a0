package org.msakit.kit.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.msakit.server.sasl.TokenVerifier;
import picocli.CommandLine.Option;

/** The options of who is asked about bearer tokens. */
final class TokenOptions {
    @Option(
            names = "--introspection",
            paramLabel = "URL",
            description = "whom to ask about tokens of OAUTHBEARER (RFC 7662): https://, or http:// on loopback")
    String url;

    @Option(names = "--introspection-client", paramLabel = "ID", description = "what this server is known by there")
    String client;

    @Option(
            names = "--introspection-secret-file",
            paramLabel = "FILE",
            description = "file whose first line is the secret to that")
    Path secretFile;

    @Option(
            names = "--introspection-scope",
            paramLabel = "WORD",
            description = "what a token has to be issued for; anything by default")
    String scope;

    /** Whether any of them was given. */
    boolean given() {
        return url != null || client != null || secretFile != null || scope != null;
    }

    /**
     * Who is asked; empty where nothing was said.
     *
     * @throws UsageException naming what makes no sense
     */
    Optional<TokenVerifier> read() {
        if (!given()) {
            return Optional.empty();
        }
        if (url == null) {
            throw new UsageException("options of an introspection endpoint without --introspection URL");
        }
        return Optional.of(new TokenEndpoint(
                        url,
                        Optional.ofNullable(client),
                        Optional.ofNullable(secretFile),
                        Optional.ofNullable(scope),
                        TokenEndpoint.PATIENCE)
                .open());
    }
}

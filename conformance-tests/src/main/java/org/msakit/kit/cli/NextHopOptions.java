package org.msakit.kit.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of the next hop to which the reference server hands messages on. */
final class NextHopOptions {
    @Option(names = "--next-hop", paramLabel = "HOST:PORT", description = "hand messages on; 250 once they are taken")
    String address;

    @Option(
            names = "--next-hop-tls",
            paramLabel = "POLICY",
            description = "none, opportunistic (the default), required or verified")
    String tls;

    @Option(names = "--next-hop-ca", paramLabel = "FILE", description = "PEM file with the authority of the next hop")
    Path ca;

    @Option(names = "--next-hop-user", paramLabel = "USER", description = "account at the next hop, for AUTH under TLS")
    String user;

    @Option(
            names = "--next-hop-password-file",
            paramLabel = "FILE",
            description = "file whose first line is its password")
    Path passwordFile;

    /** Whether any of them was given. */
    boolean given() {
        return address != null || tls != null || ca != null || user != null || passwordFile != null;
    }

    /**
     * What was said; empty where nothing was.
     *
     * @throws UsageException naming what makes no sense
     */
    Optional<Delivery> read() {
        if (!given()) {
            return Optional.empty();
        }
        if (address == null) {
            throw new UsageException("options of a next hop without --next-hop HOST:PORT");
        }
        return Optional.of(NextHopDelivery.of(new NextHopDelivery.Words(
                address,
                Delivery.PATIENCE,
                Optional.ofNullable(tls),
                Optional.ofNullable(ca),
                Optional.ofNullable(user),
                Optional.ofNullable(passwordFile))));
    }
}

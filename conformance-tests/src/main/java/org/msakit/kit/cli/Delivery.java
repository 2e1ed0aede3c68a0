package org.msakit.kit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.msakit.server.ServerConfig;
import org.msakit.server.delivery.Maildir;
import org.msakit.server.delivery.MemorySink;
import org.msakit.server.delivery.MessageSink;
import org.msakit.server.report.DeliveryReports;

/** Where the reference server's messages are to go, as the user says it; nothing is opened before the server starts. */
@FunctionalInterface
interface Delivery {
    /** How long a next hop may take for a reply (RFC 5321 section 4.5.3.2). */
    Duration PATIENCE = Duration.ofMinutes(5);

    /** What a ring keeps that nobody reads: little enough to stay in a processor's cache. */
    int KEPT_MESSAGES = 100;

    /** Octets of content in that ring. */
    long KEPT_OCTETS = 1L << 20;

    /** A ring in memory. */
    Delivery MEMORY = server ->
            new DeliveryReports(new MemorySink(KEPT_MESSAGES, KEPT_OCTETS), server.hostname(), InstantSource.system());

    /** Opens the sink of a server. */
    MessageSink open(ServerConfig server);

    /** A Maildir in the directory. */
    static Delivery maildir(Path directory) {
        return server -> {
            try {
                return new DeliveryReports(Maildir.open(directory), server.hostname(), InstantSource.system());
            } catch (IOException e) {
                throw new UsageException("cannot use the Maildir " + directory + ": " + e.getMessage());
            }
        };
    }
}

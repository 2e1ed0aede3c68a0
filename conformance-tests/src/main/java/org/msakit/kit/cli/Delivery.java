package org.msakit.kit.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.server.delivery.Maildir;
import org.msakit.server.delivery.MemorySink;
import org.msakit.server.delivery.MessageSink;
import org.msakit.server.relay.NextHop;
import org.msakit.server.relay.Relay;
import org.msakit.server.relay.SocketDialer;
import org.msakit.server.relay.TlsPolicy;
import org.msakit.server.report.DeliveryReports;

/** Where the reference server's messages are to go, as the user says it; nothing is opened before the server starts. */
@FunctionalInterface
interface Delivery {
    /** How long a next hop may take for a reply (RFC 5321 section 4.5.3.2). */
    Duration PATIENCE = Duration.ofMinutes(5);

    /** A ring in memory. */
    Delivery MEMORY = hostname -> new DeliveryReports(new MemorySink(), hostname, InstantSource.system());

    /** Opens the sink of a server of that name. */
    MessageSink open(String hostname);

    /** A Maildir in the directory. */
    static Delivery maildir(Path directory) {
        return hostname -> {
            try {
                return new DeliveryReports(Maildir.open(directory), hostname, InstantSource.system());
            } catch (IOException e) {
                throw new UsageException("cannot use the Maildir " + directory + ": " + e.getMessage());
            }
        };
    }

    /** A next hop given as {@code HOST:PORT}. */
    static Delivery nextHop(String text, Duration patience) {
        Matcher matcher =
                Pattern.compile("(\\[[^\\]]+]|[^:\\[\\]]+):([0-9]{1,5})").matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 65535) {
            throw new UsageException("\"" + text + "\" is no HOST:PORT");
        }
        String host = matcher.group(1).replaceAll("[\\[\\]]", "");
        int port = Integer.parseInt(matcher.group(2));
        int connections = 32;
        return hostname -> new NextHop(
                new Relay(
                        new SocketDialer(new InetSocketAddress(host, port), patience),
                        hostname,
                        TlsPolicy.OPPORTUNISTIC,
                        Optional.empty(),
                        InstantSource.system()),
                connections);
    }
}

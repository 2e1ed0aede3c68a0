package org.msakit.kit.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.server.delivery.Maildir;
import org.msakit.server.delivery.MemorySink;
import org.msakit.server.delivery.MessageSink;
import org.msakit.server.delivery.NextHop;

/** Where the reference server's messages are to go, as the user says it; nothing is opened before the server starts. */
@FunctionalInterface
interface Delivery {
    /** How long a next hop may take for a reply (RFC 5321 section 4.5.3.2). */
    Duration PATIENCE = Duration.ofMinutes(5);

    /** A ring in memory. */
    Delivery MEMORY = hostname -> new MemorySink();

    /** Opens the sink of a server of that name. */
    MessageSink open(String hostname);

    /** A Maildir in the directory. */
    static Delivery maildir(Path directory) {
        return hostname -> {
            try {
                return Maildir.open(directory);
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
        return hostname -> new NextHop(new InetSocketAddress(host, port), hostname, patience, connections);
    }
}

package org.msakit.kit.cli;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.msakit.server.names.NameLookUps.When;
import picocli.CommandLine.Option;

/** The options of looking up names of clients. */
final class NameOptions {
    @Option(
            names = "--client-names",
            paramLabel = "WHEN",
            description = "look up names of clients: never, needed (the default) or always")
    String when;

    @Option(
            names = "--name-server",
            paramLabel = "ADDR:PORT",
            description = "whom to ask for them; repeatable; by default those of /etc/resolv.conf")
    List<String> servers = new ArrayList<>();

    /** Whether any of them was given. */
    boolean given() {
        return when != null || !servers.isEmpty();
    }

    /** What was said, or is usual. */
    ClientNames read() {
        When wanted = when == null
                ? ClientNames.USUAL.when()
                : When.valueOf(Choice.of("--client-names", when, "never", "needed", "always")
                        .toUpperCase(Locale.ROOT));
        List<InetSocketAddress> asked = servers.stream().map(HostPort::parse).toList();
        return new ClientNames(wanted, asked, ClientNames.USUAL.patience());
    }
}

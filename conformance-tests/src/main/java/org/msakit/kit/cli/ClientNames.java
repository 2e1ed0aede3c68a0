package org.msakit.kit.cli;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.msakit.server.names.HostsFile;
import org.msakit.server.names.NameLookUps;
import org.msakit.server.names.NameLookUps.When;
import org.msakit.server.names.RememberedNames;
import org.msakit.server.netty.DnsNames;

/**
 * How names of clients are found, as the user says it: in the hosts file of this machine, then from name servers.
 *
 * @param when for which clients
 * @param servers whom to ask; those of {@code resolv.conf} where there are none
 * @param patience for a name; who has none until then has none now
 */
record ClientNames(When when, List<InetSocketAddress> servers, Duration patience) {
    /** Names are looked up while something is said of hosts by name. */
    static final ClientNames USUAL = new ClientNames(When.NEEDED, List.of(), Duration.ofSeconds(5));

    private static final Path HOSTS = Path.of("/etc/hosts");
    private static final Path RESOLVER = Path.of("/etc/resolv.conf");
    private static final int PORT = 53;
    /** One server may be silent, and the other one still has time. */
    private static final int SERVERS_WITHIN_PATIENCE = 3;

    /** The look-ups; nobody is asked yet. */
    NameLookUps open() {
        return open(HOSTS, RESOLVER);
    }

    /** The same with other files. */
    NameLookUps open(Path hosts, Path resolver) {
        if (when == When.NEVER) {
            return NameLookUps.NONE;
        }
        DnsNames names = new DnsNames(
                new HostsFile(lines(hosts)),
                servers.isEmpty() ? configured(lines(resolver)) : servers,
                patience.dividedBy(SERVERS_WITHIN_PATIENCE));
        return new NameLookUps(when, new RememberedNames(names, patience));
    }

    /** The name servers of a {@code resolv.conf}; this machine, where it names none. */
    static List<InetSocketAddress> configured(List<String> lines) {
        List<InetSocketAddress> named = lines.stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > 1 && words[0].equals("nameserver"))
                .map(words -> new InetSocketAddress(words[1], PORT))
                .toList();
        return named.isEmpty() ? List.of(new InetSocketAddress("127.0.0.1", PORT)) : named;
    }

    private static List<String> lines(Path file) {
        return Files.isReadable(file) ? InputFile.lines(file) : List.of();
    }
}

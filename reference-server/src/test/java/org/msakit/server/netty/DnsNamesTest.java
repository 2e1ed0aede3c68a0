package org.msakit.server.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msakit.server.names.ClientName;
import org.msakit.server.names.HostsFile;

/** What each answer of a name server makes of a client, as sendmail tells it in {@code ${client_resolve}}. */
@Timeout(60)
class DnsNamesTest {
    private static final String PTR = "PTR 7.2.0.192.in-addr.arpa";

    @ParameterizedTest
    @CsvSource({
        "host.dom.test, 192.0.2.7, OK",
        "HOST.dom.test, 192.0.2.7, OK",
        "host.dom.test, 192.0.2.8, FORGED",
        "host.dom.test, NXDOMAIN, FORGED",
        "host.dom.test, EMPTY, FORGED",
        "host.dom.test, SERVFAIL, FORGED",
        "host.dom.test, SILENCE, FORGED",
        "NXDOMAIN, 192.0.2.7, FAIL",
        "EMPTY, 192.0.2.7, FAIL",
        "no name.test, 192.0.2.7, FAIL",
        "SERVFAIL, 192.0.2.7, TEMP",
        "SILENCE, 192.0.2.7, TEMP"
    })
    void a_name_counts_only_if_it_leads_back(String name, String back, ClientName.Resolution resolution)
            throws Exception {
        try (DnsServer server = new DnsServer(Map.of(PTR, name, "A host.dom.test", back));
                DnsNames names = names(server)) {
            ClientName found = look(names, "192.0.2.7");
            assertThat(found.resolution()).isEqualTo(resolution);
            assertThat(found.name().isPresent()).isEqualTo(resolution == ClientName.Resolution.OK);
            found.name().ifPresent(text -> assertThat(text).isEqualTo("host.dom.test"));
        }
    }

    @Test
    void ipv6_is_asked_for_by_its_digits() throws Exception {
        String reverse = "PTR 7." + "0.".repeat(23) + "8.b.d.0.1.0.0.2.ip6.arpa";
        try (DnsServer server =
                        new DnsServer(Map.of(reverse, "six.dom.test", "AAAA six.dom.test", "2001:db8:0:0:0:0:0:7"));
                DnsNames names = names(server)) {
            assertThat(look(names, "2001:db8::7")).isEqualTo(ClientName.of("six.dom.test"));
        }
    }

    @Test
    void the_hosts_file_comes_first() throws Exception {
        HostsFile hosts =
                new HostsFile(List.of("# ours", "192.0.2.7\tMx.dom.test mx # the second one", "bad line", "::1"));
        try (DnsServer server = new DnsServer(Map.of());
                DnsNames names = new DnsNames(hosts, List.of(server.address()), Duration.ofMillis(300))) {
            assertThat(look(names, "192.0.2.7")).isEqualTo(ClientName.of("mx.dom.test"));
            assertThat(server.asked()).isEmpty();
            assertThat(look(names, "192.0.2.8")).isEqualTo(ClientName.FAIL);
            assertThat(server.asked()).containsExactly("PTR 8.2.0.192.in-addr.arpa");
        }
    }

    private static DnsNames names(DnsServer server) {
        return new DnsNames(new HostsFile(List.of()), List.of(server.address()), Duration.ofMillis(300));
    }

    private static ClientName look(DnsNames names, String client) throws Exception {
        return names.of(address(client)).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static InetAddress address(String literal) throws IOException {
        return InetAddress.getByName(literal);
    }
}

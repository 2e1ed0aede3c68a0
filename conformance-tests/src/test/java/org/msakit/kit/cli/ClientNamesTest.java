package org.msakit.kit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.msakit.server.names.ClientName;
import org.msakit.server.names.NameLookUps;
import org.msakit.server.names.NameLookUps.When;
import picocli.CommandLine;

@Timeout(60)
class ClientNamesTest {
    @TempDir
    Path directory;

    @Test
    void names_are_looked_up_where_they_are_needed_unless_the_user_says_otherwise() {
        assertThat(options()).isEqualTo(ClientNames.USUAL);
        assertThat(options("--client-names", "always").when()).isEqualTo(When.ALWAYS);
        assertThat(options("--name-server", "127.0.0.1:5353", "--name-server", "[::1]:53")
                        .servers())
                .containsExactly(new InetSocketAddress("127.0.0.1", 5353), new InetSocketAddress("::1", 53));
        assertThat(options("--client-names", "never").open()).isEqualTo(NameLookUps.NONE);
    }

    @Test
    void what_makes_no_sense_is_named() {
        assertThatThrownBy(() -> options("--client-names", "perhaps"))
                .isInstanceOf(UsageException.class)
                .hasMessage("--client-names takes never, needed, always, not \"perhaps\"");
        assertThatThrownBy(() -> options("--name-server", "127.0.0.1"))
                .isInstanceOf(UsageException.class)
                .hasMessage("\"127.0.0.1\" is no HOST:PORT");
    }

    @Test
    void name_servers_are_those_of_this_machine() {
        assertThat(ClientNames.configured(List.of("search a.test", "nameserver 192.0.2.53", "  nameserver ::1 # ours")))
                .containsExactly(new InetSocketAddress("192.0.2.53", 53), new InetSocketAddress("::1", 53));
        assertThat(ClientNames.configured(List.of())).containsExactly(new InetSocketAddress("127.0.0.1", 53));
    }

    @Test
    void the_hosts_file_is_asked_then_the_server() throws Exception {
        Path hosts = Files.writeString(directory.resolve("hosts"), "192.0.2.7 host.dom.test host\n");
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            NameLookUps names = new ClientNames(
                            When.ALWAYS,
                            List.of((InetSocketAddress) server.getLocalSocketAddress()),
                            Duration.ofMillis(500))
                    .open(hosts, directory.resolve("none"));
            assertThat(look(names, "192.0.2.7")).isEqualTo(ClientName.of("host.dom.test"));
            assertThat(look(names, "192.0.2.8")).isEqualTo(ClientName.TEMP);
            DatagramPacket question = new DatagramPacket(new byte[512], 512);
            server.setSoTimeout(10_000);
            server.receive(question);
            assertThat(new String(question.getData(), StandardCharsets.ISO_8859_1))
                    .contains("\u00018\u00012\u00010\u0003192\u0007in-addr\u0004arpa");
        }
    }

    private static ClientName look(NameLookUps names, String client) throws Exception {
        return names.source()
                .of(InetAddress.getByName(client))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private static ClientNames options(String... words) {
        NameOptions options = new NameOptions();
        new CommandLine(new Holder(options)).parseArgs(words);
        return options.read();
    }

    @CommandLine.Command
    private record Holder(@CommandLine.Mixin NameOptions names) {}
}

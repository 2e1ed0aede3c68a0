package org.msakit.kit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerConfig;
import org.msakit.server.delivery.MessageSink;
import org.msakit.server.mutant.Mutants;

/** A server of somebody's that hands mail on to the kit's sink, or delivers into a directory. */
@Timeout(120)
class SinkCheckTest {
    private final StringWriter out = new StringWriter();

    @TempDir
    Path directory;

    @Test
    void rowsBehindTheServerAreJudged() throws Exception {
        int port = freePort();
        ServerConfig server = server().build();
        assertThat(check(server, hop(port), "--sink", "127.0.0.1:" + port, "--sink-domain", "sink.test"))
                .isZero();
        assertThat(out.toString())
                .contains("PASS")
                .containsPattern("(?m)^PASS .*RFC6152-3-3 ")
                .containsPattern("(?m)^PASS .*RFC5321-6.1-2 ")
                .containsPattern("(?m)^PASS .*RFC3461-5.2.2-1 ");
    }

    @Test
    void aFaultBehindTheServerIsFound() throws Exception {
        int port = freePort();
        ServerConfig server =
                server().mutant(Mutants.byId("eight-bit-sent-raw")).build();
        assertThat(check(server, hop(port), "--sink", "127.0.0.1:" + port, "--sink-domain", "sink.test"))
                .isEqualTo(1);
        assertThat(out.toString()).containsPattern("(?m)^FAIL .*RFC6152-3-3 ");
    }

    @Test
    void aDirectoryShowsWhatIsDeliveredLocally() throws Exception {
        Path mail = Files.createDirectory(directory.resolve("mail"));
        assertThat(check(server().build(), Delivery.maildir(mail), "--sink", mail.toString()))
                .isZero();
        assertThat(out.toString()).containsPattern("(?m)^PASS .*RFC3461-5.2.3-1 ");
    }

    private int check(ServerConfig config, Delivery delivery, String... sink) throws IOException {
        Path password = Files.writeString(directory.resolve("password"), "secret-alice\n");
        try (MessageSink behind = delivery.open(config);
                ReferenceServer server =
                        ReferenceServer.start(config, List.of(ListenerConfig.loopback("MSA", "aE")), behind)) {
            List<String> words = new ArrayList<>(List.of(
                    "check",
                    "127.0.0.1:" + server.addresses().get("MSA").getPort(),
                    "--user",
                    "alice",
                    "--password-file",
                    password.toString(),
                    "--domain",
                    "example.test",
                    "--verbose",
                    "--select",
                    "RFC6152-3-3,RFC5321-6.1-2,RFC3461-5.2.2-1,RFC3461-5.2.3-1"));
            words.addAll(List.of(sink));
            PrintWriter print = new PrintWriter(out);
            return Main.run(new SocketTargets(), print, print, words.toArray(String[]::new));
        }
    }

    private static ServerConfig.Builder server() {
        return ServerConfig.builder().account("alice", "secret-alice");
    }

    private static Delivery hop(int port) {
        return NextHopDelivery.of(new NextHopDelivery.Words(
                "127.0.0.1:" + port,
                Delivery.PATIENCE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

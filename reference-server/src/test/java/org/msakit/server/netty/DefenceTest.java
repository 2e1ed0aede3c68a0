package org.msakit.server.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.msakit.server.ConnectionLimits;
import org.msakit.server.Limits;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerConfig;
import org.msakit.server.SocketTransport;

/** Clients that mean no good, on real sockets. */
@Timeout(60)
class DefenceTest {
    private static final Duration SHORT = Duration.ofMillis(600);

    @Test
    void a_connection_too_many_gets_421_and_the_place_is_free_again_later() throws Exception {
        try (ReferenceServer server = start(new ConnectionLimits(0, 1, 0, Duration.ZERO, Duration.ZERO))) {
            try (Client first = connect(server)) {
                assertThat(first.reply()).startsWith("220 ");
                try (Client second = connect(server)) {
                    assertThat(second.reply()).isEqualTo("421 4.7.0 Too many connections");
                    assertThat(second.reply()).isEqualTo("EOF");
                }
                assertThat(first.say("QUIT")).startsWith("221 ");
                assertThat(first.reply()).isEqualTo("EOF");
            }
            try (Client third = connect(server)) {
                assertThat(third.reply()).startsWith("220 ");
            }
        }
    }

    @Test
    void a_session_ends_when_its_time_is_over() throws Exception {
        try (ReferenceServer server = start(new ConnectionLimits(0, 0, 0, Duration.ofSeconds(3), Duration.ZERO));
                Client client = connect(server)) {
            client.raw("NOOP\r\n");
            assertThat(client.rest())
                    .startsWith("220 ")
                    .endsWith("250 2.0.0 OK\r\n421 4.4.2 Session lasts for too long\r\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_client_that_does_not_read_costs_little_memory_and_is_dropped(SocketTransport transport) throws Exception {
        assumeTrue(Transports.isHere(transport), () -> transport + " is not to be had here");
        ServerConfig config = ServerConfig.builder()
                .transport(transport)
                .connections(new ConnectionLimits(0, 0, 0, Duration.ZERO, Duration.ofSeconds(3)))
                .build();
        try (ReferenceServer server = ReferenceServer.start(config, List.of(ListenerConfig.loopback("MTA", "")));
                SocketChannel socket = SocketChannel.open(address(server))) {
            long before = heap();
            socket.configureBlocking(false);
            ByteBuffer commands = ByteBuffer.wrap("NOOP\r\n".repeat(10_000).getBytes(StandardCharsets.ISO_8859_1));
            long sent = 0;
            long grown = 0;
            int refused = 0;
            boolean dropped = false;
            while (!dropped) {
                try {
                    int written = socket.write(commands);
                    sent += written;
                    refused = written == 0 ? refused + 1 : 0;
                } catch (IOException e) {
                    dropped = true;
                }
                commands.position(commands.hasRemaining() ? commands.position() : 0);
                if (refused > 0) {
                    Thread.sleep(20);
                    grown = refused == 10 ? heap() - before : grown;
                }
            }
            System.out.printf(
                    "a client that does not read, %s: %,d octets of commands taken, heap grown by %,d octets, then dropped%n",
                    transport, sent, grown);
            assertThat(sent).isBetween(100_000L, 32L << 20);
            assertThat(grown).isLessThan(4L << 20);
        }
    }

    @Test
    void a_silent_client_that_does_not_read_either_is_dropped_as_well() throws Exception {
        ServerConfig config = ServerConfig.builder()
                .limits(Limits.defaults().withIdle(SHORT))
                .connections(new ConnectionLimits(0, 0, 0, Duration.ZERO, SHORT))
                .build();
        try (ReferenceServer server = ReferenceServer.start(config, List.of(ListenerConfig.loopback("MTA", "")));
                Client client = connect(server)) {
            assertThat(client.rest()).startsWith("220 ").contains("421 4.4.2 ");
        }
    }

    @Test
    void a_tls_handshake_that_never_ends_is_dropped() throws Exception {
        ServerConfig config = ServerConfig.builder()
                .limits(Limits.defaults().withHandshake(SHORT))
                .build();
        try (ReferenceServer server = ReferenceServer.start(config, List.of(ListenerConfig.loopback("MTA", "s")));
                Client client = connect(server)) {
            client.raw("\u0016\u0003\u0001");
            assertThat(client.rest()).doesNotContain("220");
        }
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static ReferenceServer start(ConnectionLimits limits) throws IOException {
        ServerConfig config = ServerConfig.builder().connections(limits).build();
        return ReferenceServer.start(config, List.of(ListenerConfig.loopback("MTA", "")));
    }

    private static Client connect(ReferenceServer server) throws IOException {
        return new Client(address(server));
    }

    private static InetSocketAddress address(ReferenceServer server) {
        return server.addresses().get("MTA");
    }
}

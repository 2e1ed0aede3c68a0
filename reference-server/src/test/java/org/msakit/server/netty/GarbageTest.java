package org.msakit.server.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.msakit.server.ConnectionLimits;
import org.msakit.server.Limits;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerConfig;

/** Floods of octets that mean nothing, beside a session that means something. */
@Timeout(60)
class GarbageTest {
    private static final int PIECE = 256 << 10;
    private static final int PIECES = 128;
    private static final int LINE = 60;
    private static final int ERRORS = Limits.defaults().errors();

    private ReferenceServer server;

    @BeforeEach
    void start() throws IOException {
        ConnectionLimits limits = new ConnectionLimits(0, 0, 0, Duration.ZERO, Duration.ofSeconds(5));
        server = ReferenceServer.start(
                ServerConfig.builder().connections(limits).build(), List.of(ListenerConfig.loopback("MTA", "")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void in_lines_is_refused_line_by_line_and_dropped_at_the_error_limit() throws Exception {
        String lines = octets().replaceAll("(?s)(.{" + LINE + "})", "$1\r\n");
        try (Client flood = greeted();
                Client other = greeted()) {
            assertThat(piecesTaken(flood, lines, other)).isLessThan(PIECES);
            assertThat(flood.rest().lines())
                    .hasSize(ERRORS)
                    .allSatisfy(reply -> assertThat(reply).matches("(500 5\\.5\\.|421 4\\.7\\.0 ).*"))
                    .last()
                    .isEqualTo("421 4.7.0 Too many errors");
            assertThat(other.say("NOOP")).startsWith("250 ");
        }
    }

    @Test
    void without_a_line_end_costs_little_memory_and_is_one_line_too_long() throws Exception {
        String octets = octets();
        try (Client flood = greeted();
                Client other = greeted()) {
            long before = heap();
            assertThat(piecesTaken(flood, octets, other)).isEqualTo(PIECES);
            assertThat(heap() - before).isLessThan(4L << 20);
            assertThat(flood.say("")).startsWith("500 5.5.");
            assertThat(flood.say("NOOP")).startsWith("250 ");
        }
    }

    /** How many pieces the server took, while it served the other between any two. */
    private static int piecesTaken(Client flood, String piece, Client other) throws IOException {
        for (int i = 0; i < PIECES; i++) {
            try {
                flood.raw(piece);
            } catch (IOException dropped) {
                return i;
            }
            assertThat(other.say("NOOP")).startsWith("250 ");
        }
        return PIECES;
    }

    private static String octets() {
        byte[] random = new byte[PIECE];
        new Random(1).nextBytes(random);
        return new String(random, StandardCharsets.ISO_8859_1).replace('\n', ' ');
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private Client greeted() throws IOException {
        Client client = new Client(server.addresses().get("MTA"));
        assertThat(client.reply()).startsWith("220 ");
        return client;
    }
}

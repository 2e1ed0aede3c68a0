package org.msakit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerConfig;
import org.msakit.server.delivery.MemorySink;

/** The generator counts what the server counts. */
class LoadGeneratorTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MESSAGES = 60;

    private final MemorySink sink = new MemorySink();
    private final LoadGenerator generator = new LoadGenerator(2);
    private ReferenceServer server;

    @BeforeEach
    void start() throws IOException {
        server = ReferenceServer.start(
                ServerConfig.builder().build(),
                List.of(
                        ListenerConfig.loopback("MTA", ""),
                        ListenerConfig.loopback("MSA", "a"),
                        ListenerConfig.loopback("TLSMTA", "s")),
                sink);
    }

    @AfterEach
    void stop() {
        generator.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"true, false", "true, true", "false, false", "false, true"})
    void every_message_is_accepted_once(boolean keptOpen, boolean pipelined) throws Exception {
        LoadResult result = generator.run(at("MTA"), new Workload(7, MESSAGES, 1024, keptOpen, pipelined, LIMIT));
        assertThat(result.accepted()).isEqualTo(MESSAGES);
        assertThat(result.isClean()).isTrue();
        assertThat(sink.accepted()).isEqualTo(MESSAGES);
        Stream<String> identifiers = sink.messages().stream()
                .map(message -> message.content().text())
                .map(text -> text.replaceAll("(?s).*Message-ID: (<[^>]*>).*", "$1"));
        assertThat(identifiers.distinct()).hasSize(MESSAGES);
    }

    @Test
    void a_refusal_is_counted_under_its_code_and_never_as_accepted() throws Exception {
        LoadResult result = generator.run(at("MSA"), new Workload(3, MESSAGES, 1024, true, false, LIMIT));
        assertThat(result.accepted()).isZero();
        assertThat(result.refused()).isEqualTo(Map.of(530, 3L));
        assertThat(result.isClean()).isFalse();
    }

    @Test
    void a_connection_that_cannot_be_made_is_lost() throws Exception {
        InetSocketAddress nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
        }
        LoadResult result = generator.run(nobody, new Workload(2, MESSAGES, 1024, true, false, LIMIT));
        assertThat(result.lost()).isEqualTo(2);
        assertThat(result.accepted()).isZero();
    }

    @Test
    void no_message_is_begun_after_the_limit() throws Exception {
        Duration limit = Duration.ofMillis(300);
        LoadResult result = generator.run(at("MTA"), new Workload(2, Integer.MAX_VALUE, 1024, true, false, limit));
        assertThat(result.isClean()).isTrue();
        assertThat(result.accepted()).isPositive().isEqualTo(sink.accepted());
        assertThat(result.elapsed()).isGreaterThan(limit).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void handshakes_are_counted() throws Exception {
        LoadResult result = generator.handshakes(at("TLSMTA"), new Workload(2, 10, 0, false, false, LIMIT));
        assertThat(result.accepted()).isEqualTo(10);
        assertThat(result.isClean()).isTrue();
    }

    @Test
    void open_sessions_stay_idle_and_answer() throws Exception {
        try (OpenSessions open = generator.open(at("MTA"), 300)) {
            assertThat(open.noop(Duration.ofSeconds(10))).isEqualTo(300);
        }
    }

    @Test
    void a_workload_of_nothing_is_refused() {
        assertThatThrownBy(() -> new Workload(0, 5, 1024, true, false, LIMIT))
                .hasMessageContaining("0 sessions and 5 messages");
    }

    private InetSocketAddress at(String listener) {
        return server.addresses().get(listener);
    }
}

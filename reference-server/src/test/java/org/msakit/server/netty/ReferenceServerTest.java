package org.msakit.server.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.msakit.server.AccessMap;
import org.msakit.server.Limits;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerConfig;
import org.msakit.server.delivery.MemorySink;
import org.msakit.server.mutant.Mutants;

@Timeout(60)
class ReferenceServerTest {
    private static final String LOGIN =
            "AUTH PLAIN " + Base64.getEncoder().encodeToString("\0alice\0secret".getBytes(StandardCharsets.UTF_8));
    private static final AccessMap RELAY = AccessMap.parse("Connect:127.0.0.1 RELAY");

    private final MemorySink sink = new MemorySink();
    private ReferenceServer server;

    @BeforeEach
    void start() throws IOException {
        server = ReferenceServer.start(
                ServerConfig.builder()
                        .account("alice", "secret")
                        .accessMap(RELAY)
                        .build(),
                List.of(
                        ListenerConfig.loopback("msa", "M=aE"),
                        ListenerConfig.loopback("open", "M=E"),
                        ListenerConfig.loopback("tls", "M=asE")),
                sink);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Client connect(String listener) throws IOException {
        return new Client(server.addresses().get(listener));
    }

    private static void submit(Client client) throws IOException {
        assertThat(client.say("MAIL FROM:<alice@example.test>")).startsWith("250 2.1.0");
        assertThat(client.say("RCPT TO:<someone@else.test>")).startsWith("250 2.1.5");
        assertThat(client.say("DATA")).startsWith("354 ");
        client.raw("From: alice@example.test\r\n\r\n..dot\r\n");
        assertThat(client.say(".")).startsWith("250 2.0.0");
        assertThat(client.say("QUIT")).startsWith("221 2.0.0");
        assertThat(client.reply()).isEqualTo("EOF");
    }

    @Test
    void submits_after_starttls_and_login() throws Exception {
        try (Client client = connect("msa")) {
            assertThat(client.reply()).startsWith("220 mx.example.test");
            assertThat(client.say("EHLO [127.0.0.1]")).contains("STARTTLS").doesNotContain("PLAIN");
            assertThat(client.say("STARTTLS")).startsWith("220 2.0.0");
            client.startTls();
            assertThat(client.say("EHLO [127.0.0.1]"))
                    .contains("AUTH SCRAM-SHA-256 SCRAM-SHA-1 PLAIN LOGIN")
                    .doesNotContain("STARTTLS");
            assertThat(client.say(LOGIN)).startsWith("235 2.7.0");
            submit(client);
        }
        assertThat(sink.messages()).singleElement().satisfies(message -> {
            assertThat(message.identity()).isEqualTo("alice");
            assertThat(message.tls()).isTrue();
            assertThat(message.content().text())
                    .contains(" with ESMTPSA id ")
                    .endsWith("From: alice@example.test\r\n\r\n.dot\r\n");
        });
    }

    @Test
    void submits_over_implicit_tls() throws Exception {
        try (Client client = connect("tls")) {
            client.startTls();
            assertThat(client.reply()).startsWith("220 mx.example.test");
            client.say("EHLO [127.0.0.1]");
            assertThat(client.say(LOGIN)).startsWith("235 2.7.0");
            submit(client);
        }
    }

    @Test
    void says_nothing_in_clear_on_the_tls_port() throws Exception {
        try (Client client = connect("tls")) {
            client.raw("EHLO x\r\n");
            assertThat(client.rest()).doesNotContain("220").doesNotContain("250");
        }
    }

    @Test
    void says_nothing_in_clear_after_starttls() throws Exception {
        try (Client client = connect("msa")) {
            client.reply();
            client.say("EHLO x");
            client.say("STARTTLS");
            client.raw("EHLO x\r\n");
            assertThat(client.rest()).doesNotContain("250");
        }
    }

    @Test
    void drops_what_was_sent_in_clear_behind_starttls() throws Exception {
        try (Client client = connect("msa")) {
            client.reply();
            client.say("EHLO x");
            client.raw("STARTTLS\r\nNOOP\r\n");
            assertThat(client.reply()).startsWith("220 ");
            client.startTls();
            assertThat(client.say("VRFY x")).startsWith("252 ");
        }
    }

    @Test
    void relay_entry_relays_without_modifier_a_and_never_with_it() throws Exception {
        try (Client open = connect("open");
                Client msa = connect("msa")) {
            open.reply();
            open.say("EHLO x");
            submit(open);
            msa.reply();
            msa.say("EHLO x");
            assertThat(msa.say("MAIL FROM:<alice@example.test>")).startsWith("530 5.7.0");
        }
        assertThat(sink.messages())
                .singleElement()
                .satisfies(message -> assertThat(message.identity()).isNull());
    }

    @Test
    void what_the_access_map_said_of_a_client_at_first_stays() throws Exception {
        try (Client before = connect("open")) {
            before.reply();
            server.setAccessMap(AccessMap.parse("Connect:127.0.0.1 REJECT"));
            try (Client after = connect("open")) {
                after.reply();
                assertThat(after.say("EHLO x"))
                        .isEqualTo("250-mx.example.test at your service\n250 ENHANCEDSTATUSCODES");
                assertThat(after.say("STARTTLS")).startsWith("550 5.7.1");
                assertThat(after.say("MAIL FROM:<a@b.test>")).startsWith("550 5.7.1");
            }
            before.say("EHLO x");
            assertThat(before.say("MAIL FROM:<a@b.test>")).startsWith("250");
        }
    }

    @Test
    void idle_client_gets_421() throws Exception {
        ServerConfig config = ServerConfig.builder()
                .limits(Limits.defaults().withIdle(Duration.ofMillis(200)))
                .build();
        try (ReferenceServer impatient = ReferenceServer.start(config, List.of(ListenerConfig.loopback("msa", "aE")));
                Client client = new Client(impatient.addresses().get("msa"))) {
            client.reply();
            assertThat(client.reply()).startsWith("421 4.4.2");
            assertThat(client.reply()).isEqualTo("EOF");
        }
    }

    @Test
    void shutdown_tells_open_sessions() throws Exception {
        try (Client client = connect("msa")) {
            client.reply();
            server.close();
            assertThat(client.reply()).startsWith("421 4.3.2");
            assertThat(client.reply()).isEqualTo("EOF");
        }
    }

    @Test
    void a_client_that_does_not_read_is_not_read_from() throws Exception {
        AtomicLong written = new AtomicLong();
        Thread flood;
        try (Client client = connect("msa")) {
            client.reply();
            flood = new Thread(() -> write("HELP\r\n".repeat(1000), client, written));
            flood.start();
            long before;
            do {
                before = written.get();
                Thread.sleep(500);
            } while (written.get() > before);
            assertThat(written.get()).isPositive();
            assertThat(flood.isAlive()).isTrue();
        }
        flood.join();
    }

    private static void write(String text, Client client, AtomicLong written) {
        try {
            while (true) {
                client.raw(text);
                written.addAndGet(text.length());
            }
        } catch (IOException e) {
            written.addAndGet(0);
        }
    }

    @Test
    void host_faults_let_a_client_go_on_in_clear() throws Exception {
        ServerConfig config = ServerConfig.builder()
                .mutant(Mutants.byId("starttls-optional"))
                .mutant(Mutants.byId("implicit-tls-optional"))
                .build();
        List<ListenerConfig> listeners =
                List.of(ListenerConfig.loopback("msa", "aE"), ListenerConfig.loopback("tls", "asE"));
        try (ReferenceServer faulty = ReferenceServer.start(config, listeners);
                Client start = new Client(faulty.addresses().get("msa"));
                Client implicit = new Client(faulty.addresses().get("tls"));
                Client proper = new Client(faulty.addresses().get("tls"))) {
            start.reply();
            assertThat(start.say("STARTTLS")).startsWith("220 ");
            assertThat(start.say("EHLO x")).startsWith("250-");
            assertThat(implicit.say("EHLO x")).startsWith("220 ");
            assertThat(implicit.reply()).startsWith("250-");
            proper.startTls();
            assertThat(proper.reply()).startsWith("220 ");
        }
    }

    @Test
    void a_port_in_use_is_named() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            ListenerConfig listener =
                    ListenerConfig.of("msa", taken.getInetAddress().getHostAddress(), taken.getLocalPort(), "aE");
            assertThatThrownBy(
                            () -> ReferenceServer.start(ServerConfig.builder().build(), List.of(listener)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()));
        }
    }
}

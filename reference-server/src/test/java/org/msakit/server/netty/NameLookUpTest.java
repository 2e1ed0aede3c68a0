package org.msakit.server.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.msakit.server.AccessMap;
import org.msakit.server.AccessSettings;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerConfig;
import org.msakit.server.names.ClientName;
import org.msakit.server.names.NameLookUps;
import org.msakit.server.names.NameLookUps.When;

/** Clients on real sockets are looked up before they are greeted. */
@Timeout(60)
class NameLookUpTest {
    private static final String BY_NAME = "Connect:dom.test RELAY";

    private final BlockingQueue<CompletableFuture<ClientName>> questions = new LinkedBlockingQueue<>();

    @Test
    void a_client_is_greeted_when_its_name_is_known() throws Exception {
        try (ReferenceServer server = start(When.NEEDED, BY_NAME);
                Client client = connect(server, "MTA");
                Client other = connect(server, "MTA")) {
            CompletableFuture<ClientName> first = asked();
            CompletableFuture<ClientName> second = asked();
            client.raw("EHLO x\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<x@else.test>\r\n");
            second.completeExceptionally(new IOException("no answer"));
            assertThat(other.reply()).startsWith("220 ");
            other.say("EHLO x");
            other.say("MAIL FROM:<a@b.test>");
            assertThat(other.say("RCPT TO:<x@else.test>")).startsWith("450 4.4.0");
            first.complete(ClientName.of("host.dom.test"));
            assertThat(client.reply()).startsWith("220 ");
            assertThat(client.reply()).startsWith("250-");
            assertThat(client.reply()).startsWith("250 2.1.0");
            assertThat(client.reply()).startsWith("250 2.1.5");
        }
    }

    @Test
    void a_handshake_waits_as_well() throws Exception {
        try (ReferenceServer server = start(When.ALWAYS, "");
                Client client = connect(server, "TLS")) {
            asked().completeOnTimeout(ClientName.FAIL, 300, TimeUnit.MILLISECONDS);
            client.startTls();
            assertThat(client.reply()).startsWith("220 ");
        }
    }

    @Test
    void nobody_is_looked_up_while_no_host_is_named() throws Exception {
        try (ReferenceServer server = start(When.NEEDED, "Connect:192.0.2.7 RELAY")) {
            try (Client client = connect(server, "MTA")) {
                assertThat(client.reply()).startsWith("220 ");
            }
            server.setAccessMap(AccessMap.parse(BY_NAME));
            try (Client client = connect(server, "MTA")) {
                asked().complete(ClientName.FORGED);
                assertThat(client.reply()).startsWith("220 ");
            }
        }
        try (ReferenceServer server = start(When.NEVER, BY_NAME);
                Client client = connect(server, "MTA")) {
            assertThat(client.reply()).startsWith("220 ");
        }
        assertThat(questions).isEmpty();
    }

    @Test
    void a_client_that_does_not_wait_is_forgotten() throws Exception {
        try (ReferenceServer server = start(When.ALWAYS, "")) {
            CompletableFuture<ClientName> late;
            try (Client gone = connect(server, "MTA")) {
                late = asked();
                gone.raw("NOOP\r\n");
            }
            late.complete(ClientName.FAIL);
            try (Client client = connect(server, "MTA")) {
                asked().complete(ClientName.FAIL);
                assertThat(client.reply()).startsWith("220 ");
            }
        }
    }

    @Test
    void a_server_that_goes_down_waits_for_no_name() throws Exception {
        ReferenceServer server = start(When.ALWAYS, "");
        try (Client client = connect(server, "MTA")) {
            CompletableFuture<ClientName> name = asked();
            server.close();
            assertThat(client.reply()).isEqualTo("EOF");
            name.complete(ClientName.FAIL);
        }
    }

    private CompletableFuture<ClientName> asked() throws InterruptedException {
        CompletableFuture<ClientName> question = questions.poll(20, TimeUnit.SECONDS);
        assertThat(question).as("a look-up").isNotNull();
        return question;
    }

    private CompletableFuture<ClientName> ask(InetAddress client) {
        assertThat(client.isLoopbackAddress()).isTrue();
        CompletableFuture<ClientName> question = new CompletableFuture<>();
        questions.add(question);
        return question;
    }

    private ReferenceServer start(When when, String map) throws IOException {
        ServerConfig config = ServerConfig.builder()
                .access(AccessSettings.defaults().with(new NameLookUps(when, this::ask)))
                .accessMap(AccessMap.parse(map))
                .build();
        return ReferenceServer.start(
                config, List.of(ListenerConfig.loopback("MTA", ""), ListenerConfig.loopback("TLS", "s")));
    }

    private static Client connect(ReferenceServer server, String listener) throws IOException {
        return new Client(server.addresses().get(listener));
    }
}

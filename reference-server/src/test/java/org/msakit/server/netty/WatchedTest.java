package org.msakit.server.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.msakit.server.ConnectionLimits;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerConfig;
import org.msakit.server.delivery.MemorySink;
import org.msakit.server.observe.EventLog;

@Timeout(60)
class WatchedTest {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void a_session_leaves_its_trace_and_no_secret() throws Exception {
        ServerConfig config = ServerConfig.builder()
                .clearTextAuth(true)
                .account("alice", "top-secret")
                .connections(new ConnectionLimits(1, 0, 0, Duration.ZERO, Duration.ZERO))
                .build();
        try (ReferenceServer server = ReferenceServer.start(
                config,
                List.of(ListenerConfig.loopback("MSA", "a")),
                new MemorySink(),
                new EventLog(lines::add, InstantSource.system()))) {
            try (Client client = new Client(server.addresses().get("MSA"))) {
                client.reply();
                try (Client refused = new Client(server.addresses().get("MSA"))) {
                    assertThat(refused.reply()).startsWith("421 ");
                }
                client.say("EHLO x");
                assertThat(client.say("AUTH PLAIN " + base64("\0alice\0wrong"))).startsWith("535 ");
                assertThat(client.say("AUTH PLAIN " + base64("\0alice\0top-secret")))
                        .startsWith("235 ");
                client.say("MAIL FROM:<alice@example.test>");
                client.say("RCPT TO:<x@else.test>");
                client.say("DATA");
                assertThat(client.say("Subject: x\r\n\r\n.")).startsWith("250 ");
                client.say("QUIT");
                assertThat(client.reply()).isEqualTo("EOF");
            }
        }
        assertThat(lines.stream().map(line -> line.replaceAll(".* event=([^ ]*).*", "$1")))
                .containsSubsequence("opened", "login-failed", "login", "message", "closed")
                .contains("refused");
        String session = lines.get(0).replaceAll(".* session=([^ ]*).*", "$1");
        assertThat(lines.stream().filter(line -> !line.contains("event=refused")))
                .allSatisfy(line -> assertThat(line).contains(" session=" + session));
        assertThat(String.join("\n", lines))
                .contains(" user=alice")
                .doesNotContain("secret")
                .doesNotContain("wrong")
                .doesNotContain(base64("\0alice\0top-secret"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

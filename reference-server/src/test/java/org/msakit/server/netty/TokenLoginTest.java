package org.msakit.server.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerConfig;
import org.msakit.server.delivery.MemorySink;
import org.msakit.server.introspection.ClientCredentials;
import org.msakit.server.introspection.Endpoint;
import org.msakit.server.introspection.Introspection;
import org.msakit.server.introspection.ScriptedEndpoint;
import org.msakit.server.observe.EventLog;

/** OAUTHBEARER with an introspection endpoint, as a client sees it. */
@Timeout(60)
class TokenLoginTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TEMPORARY = "454 4.7.0 Temporary authentication failure";

    private final List<String> log = new CopyOnWriteArrayList<>();

    @Test
    void the_owner_of_an_active_token_submits() throws Exception {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200, "{\"active\":true,\"username\":\"alice\"}");
                ReferenceServer server = server(endpoint.plain(PATIENCE));
                Client client = client(server)) {
            assertThat(client.say(bearer("the-token"))).startsWith("235 2.7.0");
            assertThat(client.say("MAIL FROM:<alice@example.test>")).startsWith("250 ");
        }
    }

    @Test
    void an_inactive_token_is_refused_in_two_steps() throws Exception {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200, "{\"active\":false}");
                ReferenceServer server = server(endpoint.plain(PATIENCE));
                Client client = client(server)) {
            String challenge = client.say(bearer("the-token"));
            assertThat(challenge).startsWith("334 ");
            assertThat(new String(Base64.getDecoder().decode(challenge.substring(4)), StandardCharsets.UTF_8))
                    .contains("\"status\":\"invalid_token\"");
            assertThat(client.say("AQ==")).startsWith("535 5.7.8");
            assertThat(client.say("MAIL FROM:<alice@example.test>")).startsWith("530 ");
        }
    }

    @Test
    void where_the_endpoint_fails_the_refusal_is_temporary_and_the_log_says_why_and_no_secret() throws Exception {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(500, "oops")) {
            Endpoint known = new Endpoint(
                    endpoint.uri(),
                    Optional.of(new ClientCredentials("msa", "the-secret")),
                    Optional.empty(),
                    PATIENCE);
            try (ReferenceServer server = server(known);
                    Client client = client(server)) {
                assertThat(client.say(bearer("the-token"))).isEqualTo(TEMPORARY);
                assertThat(client.say("MAIL FROM:<alice@example.test>")).startsWith("530 ");
            }
        }
        assertThat(log)
                .anyMatch(line -> line.matches(
                        ".* event=login-undecided session=\\S+ why=\"the introspection endpoint answers 500\""))
                .noneMatch(line -> line.contains("the-token") || line.contains("the-secret"));
    }

    @Test
    void nobody_waits_for_a_silent_endpoint_but_who_asked_for_it() throws Exception {
        List<Client> asking = new ArrayList<>();
        try (ScriptedEndpoint silent = ScriptedEndpoint.silent();
                ReferenceServer server = server(silent.plain(Duration.ofSeconds(4)));
                Client other = client(server)) {
            for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
                Client client = client(server);
                client.raw(bearer("t" + i) + "\r\nNOOP\r\n");
                asking.add(client);
            }
            while (silent.asked().size() < asking.size()) {
                Thread.sleep(10);
            }
            assertThat(other.say("NOOP")).startsWith("250 ");
            assertThat(other.say("AUTH PLAIN " + base64("\0bob\0secret"))).startsWith("235 ");
            assertThat(log).noneMatch(line -> line.contains("login-undecided"));
            for (Client each : asking) {
                assertThat(each.reply()).isEqualTo(TEMPORARY);
                assertThat(each.reply()).startsWith("250 ");
            }
        } finally {
            for (Client each : asking) {
                each.close();
            }
        }
    }

    private ReferenceServer server(Endpoint endpoint) throws IOException {
        return ReferenceServer.start(
                ServerConfig.builder()
                        .account("bob", "secret")
                        .tokens(new Introspection(endpoint, InstantSource.system()))
                        .build(),
                List.of(ListenerConfig.loopback("MSA", "a")),
                new MemorySink(),
                new EventLog(log::add, InstantSource.system()));
    }

    private static Client client(ReferenceServer server) throws IOException, GeneralSecurityException {
        Client client = new Client(server.addresses().get("MSA"));
        client.reply();
        client.say("EHLO x");
        client.say("STARTTLS");
        client.startTls();
        assertThat(client.say("EHLO x")).contains("OAUTHBEARER");
        return client;
    }

    private static String bearer(String token) {
        return "AUTH OAUTHBEARER " + base64("n,,\1auth=Bearer " + token + "\1\1");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

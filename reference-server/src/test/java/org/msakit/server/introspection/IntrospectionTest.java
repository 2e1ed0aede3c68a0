package org.msakit.server.introspection;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msakit.server.sasl.CheckResult;

@Timeout(60)
class IntrospectionTest {
    private static final InstantSource NOON = InstantSource.fixed(Instant.ofEpochSecond(1_800_000_000));
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final CheckResult ALICE = new CheckResult.Granted("alice");
    private static final CheckResult REFUSED = new CheckResult.Refused();

    @Test
    void the_token_is_posted_as_a_form_with_the_credentials_of_this_server() throws IOException {
        try (ScriptedEndpoint server = ScriptedEndpoint.answering(200, "{\"active\":true,\"username\":\"alice\"}")) {
            Endpoint known = new Endpoint(
                    server.uri(), Optional.of(new ClientCredentials("m:sa", "p w")), Optional.empty(), LONG);
            assertThat(ask(known)).isEqualTo(ALICE);
            assertThat(ask(server.plain(LONG))).isEqualTo(ALICE);
            assertThat(server.asked())
                    .containsExactly(
                            "POST application/x-www-form-urlencoded Basic bSUzQXNhOnArdw== token=a%2Bb%2F%3D",
                            "POST application/x-www-form-urlencoded - token=a%2Bb%2F%3D");
            assertThat(known.toString()).contains("m:sa").doesNotContain("p w");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"active\":true,\"username\":\"alice\",\"sub\":\"7\"}; alice",
                "{\"active\":true,\"sub\":\"alice\"}; alice",
                "{\"active\":true,\"username\":\"alice\",\"exp\":1800000001}; alice",
                "{\"active\":true,\"username\":\"alice\",\"exp\":null}; alice",
                "{\"active\":true,\"username\":\"alice\",\"exp\":1800000000};",
                "{\"active\":true,\"username\":\"alice\",\"exp\":1};",
                "{\"active\":true};",
                "{\"active\":true,\"username\":7};",
                "{\"active\":false};",
                "{\"active\":false,\"username\":\"alice\",\"exp\":1800000001};"
            })
    void an_active_token_stands_for_its_user(String answer, String user) throws IOException {
        assertThat(answered(200, answer)).isEqualTo(CheckResult.of(Optional.ofNullable(user)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"scope\":\"mail\"; true",
                "\"scope\":\"openid mail profile\"; true",
                "\"scope\":\"openid\"; false",
                "\"scope\":\"mail.read email\"; false",
                "\"scope\":[\"mail\"]; false",
                "\"iss\":\"mail\"; false"
            })
    void a_token_has_to_have_the_scope_that_is_asked_for(String scope, boolean enough) throws IOException {
        String answer = "{\"active\":true,\"username\":\"alice\"," + scope + "}";
        try (ScriptedEndpoint server = ScriptedEndpoint.answering(200, answer)) {
            Endpoint wanting = new Endpoint(server.uri(), Optional.empty(), Optional.of("mail"), LONG);
            assertThat(ask(wanting)).isEqualTo(enough ? ALICE : REFUSED);
            assertThat(ask(server.plain(LONG))).isEqualTo(ALICE);
            assertThat(new Introspection(wanting, NOON).scope()).contains("mail");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "500; {\"active\":true,\"username\":\"alice\"}; the introspection endpoint answers 500",
                "401; {\"active\":true,\"username\":\"alice\"}; the introspection endpoint answers 401",
                "302; ''; the introspection endpoint answers 302",
                "200; <html>; the answer of the introspection endpoint is not JSON",
                "200; ''; the answer of the introspection endpoint does not say whether the token is active",
                "200; [true]; the answer of the introspection endpoint does not say whether the token is active",
                "200; {\"active\":\"true\"}; the answer of the introspection endpoint does not say whether the token is active",
                "200; {\"active\":false,\"active\":true,\"sub\":\"alice\"}; the answer of the introspection endpoint is not JSON",
                "200; {\"active\":true,\"sub\":\"alice\",\"exp\":\"soon\"}; the answer of the introspection endpoint has a wrong exp",
                "200; {\"active\":true,\"sub\":\"alice\",\"exp\":1800000000.5}; the answer of the introspection endpoint has a wrong exp",
            })
    void what_is_no_answer_leaves_the_token_undecided(int status, String body, String why) throws IOException {
        assertThat(answered(status, body)).isEqualTo(new CheckResult.Undecided(why));
    }

    @Test
    void an_answer_may_be_so_long_and_no_longer() throws IOException {
        String answer = "{\"active\":true,\"username\":\"alice\"}";
        String padding = " ".repeat(Introspection.MOST_OCTETS - answer.length());
        assertThat(answered(200, answer + padding)).isEqualTo(ALICE);
        assertUndecided(answered(200, answer + padding + " "), "more than 65536 octets");
    }

    @Test
    void an_answer_that_never_ends_is_not_read_to_the_end() throws IOException {
        HttpHandler endless = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            byte[] more = " ".repeat(8192).getBytes(StandardCharsets.UTF_8);
            while (!Thread.currentThread().isInterrupted()) {
                body.write(more);
            }
        };
        try (ScriptedEndpoint server = new ScriptedEndpoint(endless)) {
            assertUndecided(ask(server.plain(LONG)), "more than 65536 octets");
        }
    }

    @Test
    void an_endpoint_that_is_slow_to_begin_or_to_end_is_not_waited_for() throws IOException {
        HttpHandler halting = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            ScriptedEndpoint.sleep();
        };
        try (ScriptedEndpoint silent = ScriptedEndpoint.silent();
                ScriptedEndpoint slow = new ScriptedEndpoint(halting)) {
            assertUndecided(ask(silent.plain(SHORT)), "does not answer in time");
            assertUndecided(ask(slow.plain(SHORT)), "does not answer in time");
        }
    }

    @Test
    void a_connection_that_is_not_waited_for_is_closed() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        HttpHandler dripping = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (!Thread.currentThread().isInterrupted()) {
                    body.write(' ');
                    body.flush();
                    Thread.sleep(20);
                }
            } catch (IOException e) {
                closed.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        try (ScriptedEndpoint server = new ScriptedEndpoint(dripping)) {
            assertUndecided(ask(server.plain(SHORT)), "does not answer in time");
            assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void an_endpoint_that_is_not_there_leaves_the_token_undecided() throws IOException {
        URI nowhere;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nowhere = URI.create("http://127.0.0.1:" + free.getLocalPort() + "/introspect");
        }
        assertUndecided(
                ask(new Endpoint(nowhere, Optional.empty(), Optional.empty(), LONG)), "java.net.ConnectException");
    }

    @Test
    void so_many_questions_are_open_at_a_time_and_then_there_is_room_again() throws IOException {
        try (ScriptedEndpoint server = ScriptedEndpoint.silent()) {
            Introspection introspection = new Introspection(server.plain(Duration.ofSeconds(5)), NOON);
            List<CompletableFuture<CheckResult>> open = new ArrayList<>();
            for (int i = 0; i < Introspection.MOST_AT_A_TIME; i++) {
                open.add(introspection.check("t" + i).toCompletableFuture());
            }
            CompletableFuture<CheckResult> more = introspection.check("more").toCompletableFuture();
            assertThat(more).isDone();
            assertUndecided(more.join(), "too many questions");
            open.forEach(each -> assertUndecided(each.join(), "does not answer in time"));
            assertThat(introspection.check("later").toCompletableFuture()).isNotDone();
        }
    }

    private static CheckResult answered(int status, String body) throws IOException {
        try (ScriptedEndpoint server = ScriptedEndpoint.answering(status, body)) {
            return ask(server.plain(LONG));
        }
    }

    private static CheckResult ask(Endpoint endpoint) {
        return new Introspection(endpoint, NOON)
                .check("a+b/=")
                .toCompletableFuture()
                .join();
    }

    private static void assertUndecided(CheckResult result, String why) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        CheckResult.Undecided.class,
                        undecided -> assertThat(undecided.why()).contains(why));
    }
}

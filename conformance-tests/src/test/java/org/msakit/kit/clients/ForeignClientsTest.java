package org.msakit.kit.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msakit.kit.sendmail.NeedsContainers;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerConfig;
import org.msakit.server.delivery.MemorySink;
import org.msakit.server.delivery.StoredMessage;
import org.msakit.server.netty.Certificates;
import org.testcontainers.containers.Container.ExecResult;

/**
 * Mail programs that nobody here wrote log in at the reference server over STARTTLS and over TLS from the first octet,
 * and send a message that arrives octet for octet. All of them check the server's certificate.
 */
@NeedsContainers
@Timeout(600)
class ForeignClientsTest {
    private static final String STARTTLS = "starttls";
    private static final String IMPLICIT = "implicit";

    private static final MemorySink SINK = new MemorySink();
    private static ReferenceServer server;
    private static ClientContainers containers;

    @BeforeAll
    static void start() throws Exception {
        ServerConfig config =
                ServerConfig.builder().account("alice", "wonderland").build();
        server = ReferenceServer.start(
                config,
                List.of(ListenerConfig.loopback(STARTTLS, "aE"), ListenerConfig.loopback(IMPLICIT, "asE")),
                SINK);
        containers = new ClientContainers(Map.of(
                "letter", Letter.withLf(),
                "letter.crlf", Letter.withCrlf(),
                "ca.pem", Pem.of(server.certificate()),
                "stranger.pem",
                        Pem.of(Certificates.selfSigned("mx.example.test").certificate())));
    }

    @AfterAll
    static void stop() {
        if (containers != null) {
            containers.close();
        }
        server.close();
    }

    static Stream<Arguments> clientsAndWays() {
        return Arrays.stream(ForeignClient.values())
                .flatMap(client -> client.knowsImplicitTls()
                        ? Stream.of(Arguments.of(client, STARTTLS), Arguments.of(client, IMPLICIT))
                        : Stream.of(Arguments.of(client, STARTTLS)));
    }

    @ParameterizedTest
    @MethodSource("clientsAndWays")
    void what_it_sends_arrives(ForeignClient client, String way) throws Exception {
        String recipient = way + "." + client.script + "@example.org";
        ExecResult run = containers.send(client, way, port(way), "ca.pem", recipient);
        assertThat(run.getExitCode()).as(run.toString()).isZero();
        StoredMessage message = delivered(recipient, way);
        if (client.keepsHeader()) {
            assertThat(header(message)).containsSubsequence(Letter.HEADER);
        } else {
            assertThat(header(message)).contains(Letter.FROM, "To: " + recipient, Letter.SUBJECT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {STARTTLS, IMPLICIT})
    void what_jakarta_mail_sends_arrives(String way) throws Exception {
        String recipient = way + ".jakarta@example.org";
        JakartaClient.send(way.equals(IMPLICIT), port(way), server.certificate(), recipient);
        assertThat(header(delivered(recipient, way))).containsSubsequence(Letter.HEADER);
    }

    @ParameterizedTest
    @EnumSource
    void a_server_with_another_certificate_gets_nothing(ForeignClient client) throws Exception {
        long accepted = SINK.accepted();
        String way = client.knowsImplicitTls() ? IMPLICIT : STARTTLS;
        ExecResult run = containers.send(client, way, port(way), "stranger.pem", "nobody@example.org");
        assertThat(run.getExitCode()).as(run.toString()).isNotZero();
        assertThat(SINK.accepted()).isEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(strings = {STARTTLS, IMPLICIT})
    void a_server_with_another_certificate_gets_nothing_from_jakarta_mail(String way) {
        long accepted = SINK.accepted();
        var stranger = Certificates.selfSigned("mx.example.test").certificate();
        assertThatThrownBy(() -> JakartaClient.send(way.equals(IMPLICIT), port(way), stranger, "nobody@example.org"))
                .isInstanceOf(MessagingException.class);
        assertThat(SINK.accepted()).isEqualTo(accepted);
    }

    private static int port(String way) {
        return server.addresses().get(way).getPort();
    }

    /** The one message for the recipient; envelope, login, TLS, trace and body are looked at here. */
    private static StoredMessage delivered(String recipient, String way) throws MessagingException, IOException {
        List<StoredMessage> messages = SINK.messages().stream()
                .filter(message -> message.forwardPaths().contains(recipient))
                .toList();
        assertThat(messages).hasSize(1);
        StoredMessage message = messages.get(0);
        assertThat(message.forwardPaths()).containsExactly(recipient);
        assertThat(message.reversePath()).isEqualTo("alice@example.test");
        assertThat(message.identity()).isEqualTo("alice");
        assertThat(message.listener()).isEqualTo(way);
        assertThat(message.tls()).isTrue();
        assertThat(header(message).get(0)).startsWith("Received: from ");
        assertThat(header(message).get(1)).startsWith("\tby mx.example.test with ESMTPSA id ");
        assertThat(body(message)).isEqualTo(latin1(Letter.body()));
        return message;
    }

    private static List<String> header(StoredMessage message) {
        return List.of(message.content().text().split("\r\n\r\n", 2)[0].split("\r\n"));
    }

    /** The body as it came; without quoted-printable, which s-nail turns to for a longest line. */
    private static String body(StoredMessage message) throws MessagingException, IOException {
        String body = message.content().text().split("\r\n\r\n", 2)[1];
        if (!header(message).contains("Content-Transfer-Encoding: quoted-printable")) {
            return body;
        }
        var octets = new ByteArrayInputStream(body.getBytes(StandardCharsets.ISO_8859_1));
        return latin1(MimeUtility.decode(octets, "quoted-printable").readAllBytes());
    }

    private static String latin1(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}

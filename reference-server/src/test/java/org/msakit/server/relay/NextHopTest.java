package org.msakit.server.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerConfig;
import org.msakit.server.delivery.MemorySink;
import org.msakit.server.delivery.MessageContent;
import org.msakit.server.delivery.Outcome;
import org.msakit.server.delivery.StoredMessage;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;

@Timeout(30)
class NextHopTest {
    private static final String CONTENT = """
            Subject: x
            Date: y
            From: a@b.test
            Message-ID: <1@b.test>

            .
            ..two
            end
            """.replace("\n", "\r\n");

    @Test
    void the_next_hop_gets_the_message_octet_by_octet() throws IOException {
        MemorySink received = new MemorySink();
        try (ReferenceServer server = ReferenceServer.start(
                ServerConfig.builder().mailboxes("c", "d").build(),
                List.of(ListenerConfig.loopback("MTA", "")),
                received)) {
            assertThat(handOn(server.addresses().get("MTA"), CONTENT)).isEqualTo(new Outcome.Accepted());
        }
        assertThat(received.messages()).singleElement().satisfies(message -> {
            assertThat(message.reversePath()).isEqualTo("a@b.test");
            assertThat(message.forwardPaths()).containsExactly("c@example.test", "d@example.test");
            assertThat(message.content().text()).endsWith("\r\n" + CONTENT);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAIL | 550 5.7.1 No | 550 5.7.1 No",
                "RCPT | 450 4.2.1 Later | 450 4.2.1 Later",
                "DATA | 554 No way | 554 5.0.0 No way",
                ". | 552 5.3.4 Too big | 552 5.3.4 Too big",
                ". | 452 5.3.1 Full | 452 4.0.0 Full",
                "MAIL | 550 caf\u00e9 | 550 5.0.0 caf?",
                "'' | 554 No SMTP here | 554 5.0.0 No SMTP here",
                ". | 421 4.3.2 Down | 451 4.4.1 No answer from the next hop",
                "DATA | 250 What | 451 4.4.1 No answer from the next hop",
                "MAIL | nonsense | 451 4.4.1 No answer from the next hop",
                ". | ! | 451 4.4.1 No answer from the next hop",
                "RCPT | - | 451 4.4.2 The next hop does not answer in time"
            })
    void a_refusal_of_the_next_hop_is_the_reply(String verb, String answer, String expected) throws IOException {
        try (ScriptedHop hop = new ScriptedHop(Map.of(verb, answer))) {
            Outcome outcome = handOn(hop.address(), CONTENT);
            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
            Reply reply = ((Outcome.Refused) outcome).reply();
            assertThat(new String(reply.octets(), StandardCharsets.ISO_8859_1)).isEqualTo(expected + "\r\n");
        }
    }

    @Test
    void eight_bit_content_is_encoded_where_it_is_not_taken() throws IOException {
        try (ScriptedHop without = new ScriptedHop(Map.of());
                ScriptedHop with = new ScriptedHop(Map.of("EHLO", "250-hop\r\n250 8BITMIME"))) {
            assertThat(handOn(without.address(), "Subject: x\r\n\r\n\u00e9\r\n"))
                    .isEqualTo(new Outcome.Accepted());
            assertThat(without.lines)
                    .contains("MAIL FROM:<a@b.test>", "Content-Transfer-Encoding: quoted-printable", "=E9");
            assertThat(handOn(with.address(), "Subject: x\r\n\r\n\u00e9\r\n")).isEqualTo(new Outcome.Accepted());
            assertThat(with.lines).contains("MAIL FROM:<a@b.test> BODY=8BITMIME", "\u00e9");
        }
    }

    @Test
    void what_the_next_hop_cannot_honour_is_refused() throws IOException {
        String header = "Subject: caf\u00e9\r\n\r\n";
        try (ScriptedHop without = new ScriptedHop(Map.of());
                ScriptedHop with = new ScriptedHop(Map.of("EHLO", "250-hop\r\n250-8BITMIME\r\n250 SMTPUTF8"))) {
            assertThat(handOn(without.address(), header, Map.of("SMTPUTF8", "")))
                    .isEqualTo(new Outcome.Refused(Replies.UTF8_NOT_TAKEN));
            assertThat(handOn(without.address(), CONTENT, Map.of("SMTPUTF8", "")))
                    .isEqualTo(new Outcome.Accepted());
            assertThat(handOn(with.address(), header, Map.of("SMTPUTF8", ""))).isEqualTo(new Outcome.Accepted());
            assertThat(with.lines).contains("MAIL FROM:<a@b.test> BODY=8BITMIME SMTPUTF8");
            assertThat(handOn(with.address(), CONTENT, Map.of("REQUIRETLS", "")))
                    .isEqualTo(new Outcome.Refused(Replies.TLS_NOT_ASSURED));
            assertThat(handOn(with.address(), CONTENT, Map.of("BY", "300;R")))
                    .isEqualTo(new Outcome.Refused(Replies.BY_NOT_TAKEN));
        }
    }

    @Test
    void a_recipient_refused_for_good_is_reported_before_the_others_get_the_message() throws IOException {
        try (ScriptedHop hop = new ScriptedHop(Map.of("RCPT TO:<c@example.test>", "550 5.1.1 Unknown"))) {
            assertThat(handOn(hop.address(), CONTENT)).isEqualTo(new Outcome.Accepted());
            assertThat(hop.lines)
                    .containsSubsequence(
                            "RCPT TO:<d@example.test>",
                            "MAIL FROM:<>",
                            "RCPT TO:<a@b.test>",
                            "Final-Recipient: rfc822; c@example.test",
                            "Diagnostic-Code: smtp; 550 5.1.1 Unknown",
                            "...two");
        }
    }

    @Test
    void nobody_gets_a_message_whose_failures_cannot_be_reported() throws IOException {
        try (ScriptedHop hop = new ScriptedHop(
                Map.of("RCPT TO:<c@example.test>", "550 5.1.1 Unknown", "MAIL FROM:<>", "550 5.7.1 No reports"))) {
            assertThat(handOn(hop.address(), CONTENT))
                    .isEqualTo(new Outcome.Refused(Reply.of(550, "5.1.1", "Unknown")));
            assertThat(hop.lines).doesNotContain("DATA");
        }
    }

    @Test
    void nobody_there_is_a_passing_failure() throws IOException {
        InetSocketAddress nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = (InetSocketAddress) socket.getLocalSocketAddress();
        }
        assertThat(handOn(nobody, CONTENT)).isEqualTo(new Outcome.Refused(Replies.NEXT_HOP_LOST));
    }

    private static Outcome handOn(InetSocketAddress address, String content) {
        return handOn(address, content, Map.of());
    }

    private static Outcome handOn(InetSocketAddress address, String content, Map<String, String> parameters) {
        StoredMessage message = new StoredMessage(
                "i",
                "a@b.test",
                List.of("c@example.test", "d@example.test"),
                MessageContent.of(content),
                null,
                "l",
                "c",
                false,
                parameters,
                List.of(),
                Instant.EPOCH,
                Optional.empty());
        Relay relay = new Relay(
                new SocketDialer(address, Duration.ofSeconds(1)),
                "mx.test",
                TlsPolicy.OPPORTUNISTIC,
                Optional.empty(),
                InstantSource.fixed(Instant.EPOCH));
        try (NextHop hop = new NextHop(relay, 2)) {
            return hop.store(message).toCompletableFuture().join();
        }
    }
}

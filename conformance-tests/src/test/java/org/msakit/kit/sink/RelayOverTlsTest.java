package org.msakit.kit.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.msakit.server.delivery.MessageContent;
import org.msakit.server.delivery.Outcome;
import org.msakit.server.delivery.StoredMessage;
import org.msakit.server.relay.Login;
import org.msakit.server.relay.Relay;
import org.msakit.server.relay.SocketDialer;
import org.msakit.server.relay.TlsPolicy;
import org.msakit.server.reply.Replies;

/** The reference server's client side against the sink over sockets. */
@Timeout(30)
class RelayOverTlsTest {
    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    private final ScriptedSink sink = new ScriptedSink(InstantSource.system());
    private SinkServer server;

    @BeforeEach
    void start() throws IOException {
        server = SinkServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), sink);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatever_certificate_is_good_enough_where_clear_text_would_be() {
        sink.offer(SinkOffers.ALL.withTls(false));
        assertThat(handOn(TlsPolicy.OPPORTUNISTIC, Map.of())).isEqualTo(new Outcome.Accepted());
        assertThat(handOn(TlsPolicy.REQUIRED, Map.of())).isEqualTo(new Outcome.Accepted());
        assertThat(handOn(TlsPolicy.NONE, Map.of())).isEqualTo(new Outcome.Accepted());
        assertThat(sink.arrivals()).extracting(Arrival::tls).containsExactly(true, true, false);
    }

    @Test
    void a_policy_is_kept() {
        sink.offer(SinkOffers.ALL.withTls(false));
        assertThat(handOn(TlsPolicy.VERIFIED, Map.of())).isEqualTo(new Outcome.Refused(Replies.NEXT_HOP_POLICY));
        sink.offer(SinkOffers.NOTHING);
        assertThat(handOn(TlsPolicy.REQUIRED, Map.of())).isEqualTo(new Outcome.Refused(Replies.NEXT_HOP_POLICY));
        assertThat(handOn(TlsPolicy.OPPORTUNISTIC, Map.of())).isEqualTo(new Outcome.Accepted());
        assertThat(sink.arrivals()).hasSize(1);
    }

    @Test
    void requiretls_wants_a_certificate_that_is_known() {
        sink.offer(SinkOffers.ALL.withTls(false));
        assertThat(handOn(TlsPolicy.OPPORTUNISTIC, Map.of("REQUIRETLS", "")))
                .isEqualTo(new Outcome.Refused(Replies.TLS_NOT_ASSURED));
        sink.offer(SinkOffers.ALL);
        assertThat(handOn(TlsPolicy.NONE, Map.of("REQUIRETLS", ""))).isEqualTo(new Outcome.Accepted());
        assertThat(sink.arrivals()).singleElement().satisfies(arrival -> {
            assertThat(arrival.tls()).isTrue();
            assertThat(arrival.mail()).containsKey("REQUIRETLS");
        });
    }

    @Test
    void the_time_that_is_left_is_what_was_given_without_what_has_passed() {
        assertThat(handOn(TlsPolicy.NONE, Map.of("BY", "300;RT"))).isEqualTo(new Outcome.Accepted());
        assertThat(sink.arrivals().get(0).mail()).containsEntry("BY", "293;RT");
        assertThat(handOn(TlsPolicy.NONE, Map.of("BY", "7;R"))).isEqualTo(new Outcome.Refused(Replies.BY_EXPIRED));
        assertThat(handOn(TlsPolicy.NONE, Map.of("BY", "5;N"))).isEqualTo(new Outcome.Accepted());
        assertThat(sink.arrivals().stream().map(a -> a.mail().getOrDefault("BY", "")))
                .contains("-2;N");
    }

    @Test
    void a_login_goes_over_tls_alone() {
        Optional<Login> login = Optional.of(new Login("u", "p"));
        sink.offer(SinkOffers.ALL.with("AUTH PLAIN"));
        assertThat(relay(TlsPolicy.OPPORTUNISTIC, login).handOn(message(Map.of())))
                .isEqualTo(new Outcome.Accepted());
        assertThat(sink.arrivals().get(0).mail()).containsEntry("AUTH", "<>");
        assertThat(relay(TlsPolicy.NONE, login).handOn(message(Map.of())))
                .isEqualTo(new Outcome.Refused(Replies.NEXT_HOP_LOGIN));
    }

    @Test
    void binary_content_goes_by_bdat() {
        String content = "Subject: x\r\n\r\n\0bare\n.\r\n.\r\n";
        StoredMessage message = message(Map.of("BODY", "BINARYMIME")).withContent(MessageContent.of(content));
        assertThat(relay(TlsPolicy.OPPORTUNISTIC, Optional.empty()).handOn(message))
                .isEqualTo(new Outcome.Accepted());
        assertThat(sink.arrivals()).singleElement().satisfies(arrival -> {
            assertThat(arrival.content().latin1()).isEqualTo(content);
            assertThat(arrival.chunked()).isTrue();
            assertThat(arrival.mail()).containsEntry("BODY", "BINARYMIME");
        });
    }

    private Outcome handOn(TlsPolicy policy, Map<String, String> parameters) {
        return relay(policy, Optional.empty()).handOn(message(parameters));
    }

    private Relay relay(TlsPolicy policy, Optional<Login> login) {
        SocketDialer dialer =
                new SocketDialer(server.address(), Duration.ofSeconds(5)).trusting(List.of(server.certificate()));
        return new Relay(dialer, "mx.test", policy, login, InstantSource.fixed(START.plusSeconds(7)));
    }

    private static StoredMessage message(Map<String, String> parameters) {
        return new StoredMessage(
                "i",
                "s@a.test",
                List.of("r@b.test"),
                MessageContent.of("Subject: x\r\n\r\nbody\r\n"),
                null,
                "l",
                "c",
                true,
                parameters,
                List.of(),
                START,
                Optional.empty());
    }
}

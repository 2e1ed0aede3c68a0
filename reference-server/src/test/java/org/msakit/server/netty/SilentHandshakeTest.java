package org.msakit.server.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.msakit.server.Limits;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerConfig;

/** A client that makes the server begin a handshake and then says nothing. */
@Timeout(60)
class SilentHandshakeTest {
    private static final Duration PATIENCE = Duration.ofMillis(600);
    private static final String HANDSHAKE_RECORD = "\u0016";

    @Test
    void ends_at_the_handshake_limit() throws Exception {
        ServerConfig config = ServerConfig.builder()
                .limits(Limits.defaults().withHandshake(PATIENCE))
                .build();
        try (ReferenceServer server = ReferenceServer.start(config, List.of(ListenerConfig.loopback("MTA", "")));
                Client client = new Client(server.addresses().get("MTA"))) {
            client.reply();
            client.say("EHLO x");
            assertThat(client.say("STARTTLS")).startsWith("220 ");
            long start = System.nanoTime();
            client.raw(hello());
            assertThat(client.rest()).startsWith(HANDSHAKE_RECORD);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(PATIENCE);
            try (Client next = new Client(server.addresses().get("MTA"))) {
                assertThat(next.reply()).startsWith("220 ");
            }
        }
    }

    /** A whole first flight. */
    private static String hello() throws GeneralSecurityException, SSLException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, null, null);
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        ByteBuffer flight = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), flight);
        return StandardCharsets.ISO_8859_1.decode(flight.flip()).toString();
    }
}

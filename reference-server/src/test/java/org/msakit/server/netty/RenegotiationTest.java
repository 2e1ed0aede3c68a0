package org.msakit.server.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.msakit.server.ClientCertificates;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerConfig;

/** TLS 1.2 lets clients ask for handshakes without end, each dear to the server (RFC 9325 section 3.5). */
@Timeout(60)
class RenegotiationTest {
    private static final int ALERT_RECORD = 21;
    private static final int HANDSHAKE_RECORD = 22;
    private static final int RECORD_HEADER = 5;

    @ParameterizedTest
    @EnumSource(
            value = SslProvider.class,
            names = {"JDK", "OPENSSL_REFCNT"})
    void a_second_handshake_gets_an_alert_and_no_answer(SslProvider provider) throws Exception {
        SslHandler asking = client();
        EmbeddedChannel client = new EmbeddedChannel(asking, new End());
        EmbeddedChannel server = new EmbeddedChannel(server(provider), new End());
        try {
            while (!asking.handshakeFuture().isDone()) {
                pass(client, server);
                pass(server, client);
            }
            assertThat(asking.handshakeFuture().isSuccess()).isTrue();
            Future<Channel> second = asking.renegotiate();
            assertThat(pass(client, server)).contains(HANDSHAKE_RECORD);
            assertThat(pass(server, client)).containsExactly(ALERT_RECORD);
            assertThat(second.isSuccess()).isFalse();
        } finally {
            client.finishAndReleaseAll();
            server.finishAndReleaseAll();
        }
    }

    @Test
    void a_client_that_renegotiates_is_dropped_and_others_are_served() throws Exception {
        try (ReferenceServer server =
                        ReferenceServer.start(ServerConfig.builder().build(), listeners());
                Client asking = greeted(server);
                Client other = greeted(server)) {
            asking.renegotiate();
            assertThatThrownBy(asking::reply).isInstanceOf(SSLException.class);
            assertThat(other.say("NOOP")).startsWith("250 ");
            try (Client next = greeted(server)) {
                assertThat(next.say("NOOP")).startsWith("250 ");
            }
        }
    }

    private static List<ListenerConfig> listeners() {
        return List.of(ListenerConfig.loopback("MSAS", "as"));
    }

    private static Client greeted(ReferenceServer server) throws Exception {
        Client client = new Client(server.addresses().get("MSAS")).startTls("TLSv1.2");
        assertThat(client.reply()).startsWith("220 ");
        return client;
    }

    private static SslHandler client() throws SSLException {
        return SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .protocols("TLSv1.2")
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .endpointIdentificationAlgorithm(null)
                .build()
                .newHandler(ByteBufAllocator.DEFAULT);
    }

    private static SslHandler server(SslProvider provider) throws SSLException {
        String name = "mx.example.test";
        return new Tls(name, Certificates.selfSigned(name, Set.of()), ClientCertificates.NONE, provider, Set.of())
                .newHandler(ByteBufAllocator.DEFAULT, Duration.ofSeconds(10), false);
    }

    /** Carries over what was sent; gives the types of its records. */
    private static List<Integer> pass(EmbeddedChannel from, EmbeddedChannel to) {
        List<Integer> types = new ArrayList<>();
        from.runPendingTasks();
        for (ByteBuf sent = from.readOutbound(); sent != null; sent = from.readOutbound()) {
            for (int at = sent.readerIndex();
                    at < sent.writerIndex();
                    at += RECORD_HEADER + sent.getUnsignedShort(at + 3)) {
                types.add((int) sent.getUnsignedByte(at));
            }
            to.writeInbound(sent);
        }
        return types;
    }

    /** Closes as the session does. */
    private static final class End extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            var unused = ctx.close();
        }
    }
}

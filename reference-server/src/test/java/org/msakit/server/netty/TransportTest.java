package org.msakit.server.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringServerSocketChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerConfig;
import org.msakit.server.SocketTransport;
import org.msakit.server.delivery.MemorySink;

@Timeout(60)
class TransportTest {
    private static final String LOGIN =
            "AUTH PLAIN " + Base64.getEncoder().encodeToString("\0alice\0secret".getBytes(StandardCharsets.UTF_8));

    /** Of some length, so that it comes in several reads. */
    private static final String BODY = "0123456789abcdef\r\n".repeat(40_000);

    @ParameterizedTest
    @EnumSource
    void carriesAMessageUnderTls(SocketTransport transport) throws Exception {
        assumeTrue(Transports.isHere(transport), () -> transport + " is not to be had here");
        MemorySink sink = new MemorySink();
        try (ReferenceServer server = start(transport, sink);
                Client client = new Client(server.addresses().get("MSA"))) {
            client.reply();
            client.say("EHLO client.example");
            client.say("STARTTLS");
            client.startTls().say("EHLO client.example");
            assertThat(client.say(LOGIN)).startsWith("235 ");
            client.say("MAIL FROM:<alice@example.test>");
            client.say("RCPT TO:<bob@else.test>");
            client.say("DATA");
            client.raw("Subject: x\r\n\r\n" + BODY);
            assertThat(client.say(".")).startsWith("250 ");
            assertThat(client.say("QUIT")).startsWith("221 ");
            assertThat(client.reply()).isEqualTo("EOF");
        }
        assertThat(sink.messages()).hasSize(1);
        assertThat(sink.messages().get(0).content().text()).endsWith("\r\n\r\n" + BODY);
    }

    @ParameterizedTest
    @EnumSource
    void whatThisMachineLacksIsNamed(SocketTransport transport) {
        assumeTrue(!Transports.isHere(transport), () -> transport + " is to be had here");
        assertThatThrownBy(() -> start(transport, new MemorySink()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("on this machine");
    }

    /** In this order, the quickest first. */
    @Test
    void theBestThatIsHereIsTaken() throws IOException {
        Class<?> taken = Transport.of(SocketTransport.AUTO).serverChannel();
        if (IoUring.isAvailable() && IoUring.isRegisterBufferRingSupported()) {
            assertThat(taken).isEqualTo(IoUringServerSocketChannel.class);
        } else if (Epoll.isAvailable()) {
            assertThat(taken).isEqualTo(EpollServerSocketChannel.class);
        } else {
            assertThat(taken).isEqualTo(NioServerSocketChannel.class);
        }
    }

    private static ReferenceServer start(SocketTransport transport, MemorySink sink) throws IOException {
        return ReferenceServer.start(
                ServerConfig.builder()
                        .account("alice", "secret")
                        .transport(transport)
                        .build(),
                List.of(ListenerConfig.loopback("MSA", "M=aE")),
                sink);
    }
}

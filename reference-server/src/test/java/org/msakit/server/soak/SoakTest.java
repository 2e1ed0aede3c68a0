package org.msakit.server.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Idle sessions, slow writers, clients that stop reading and clients that come and go, all at once, while messages are
 * submitted; then, under as much load as the server takes, a kill -9, and the same again on the same Maildir. The long
 * form, ten minutes on 127.0.0.0/8 only:
 *
 * <pre>
 * mvn -pl reference-server test -Dtest=SoakTest -Dmsakit.soak.idle=10000 -Dmsakit.soak.slow=1000
 *     -Dmsakit.soak.deaf=100 -Dmsakit.soak.connects=100000 -Dmsakit.soak.seconds=600 -Dmsakit.soak.kills=3
 * </pre>
 */
@Timeout(3600)
class SoakTest {
    private static final int IDLE = Integer.getInteger("msakit.soak.idle", 500);
    private static final int SLOW = Integer.getInteger("msakit.soak.slow", 50);
    private static final int DEAF = Integer.getInteger("msakit.soak.deaf", 10);
    private static final int CONNECTS = Integer.getInteger("msakit.soak.connects", 1000);
    private static final int SECONDS = Integer.getInteger("msakit.soak.seconds", 4);
    private static final int KILLS = Integer.getInteger("msakit.soak.kills", 1);
    /** Messages come steadily from few sessions, and before the end from many. */
    private static final int STEADY = 4;

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int MANY = 20;
    private static final Duration LOAD = Duration.ofSeconds(1);
    /** What each kind of client may cost the server's heap, in octets; a deaf one holds unsent replies. */
    private static final int PER_SESSION = 16 << 10;

    private static final int PER_DEAF = 1 << 20;
    private static final int SLACK = 16 << 20;

    @TempDir
    Path directory;

    private final List<SocketChannel> open = new ArrayList<>();
    private ServerProcess server;
    private int connects;

    @AfterEach
    void stop() throws IOException {
        leave();
        server.close();
    }

    @Test
    void everything_at_once_until_the_server_is_killed() throws Exception {
        NumberedMail mail = new NumberedMail();
        for (int life = 1; life <= KILLS; life++) {
            start();
            everythingAtOnce(life, mail);
            int before = mail.acknowledged();
            try (Senders senders = new Senders(MANY, mail, server.address(), Duration.ZERO)) {
                Thread.sleep(LOAD.toMillis());
                assertThat(senders.lost()).isZero();
                server.kill();
            }
            leave();
            assertThat(mail.acknowledged()).isGreaterThan(before + MANY);
            System.out.printf(
                    "soak, kill -9 number %d: %,d messages sent, %,d acknowledged, %,d in the Maildir, none twice, none"
                            + " torn%n",
                    life, mail.sent(), mail.acknowledged(), mail.check(directory));
        }
        start();
        int before = mail.acknowledged();
        try (Senders senders = new Senders(1, mail, server.address(), PAUSE)) {
            Thread.sleep(PAUSE.multipliedBy(10).toMillis());
            assertThat(senders.lost()).isZero();
        }
        assertThat(mail.acknowledged()).isGreaterThan(before);
        mail.check(directory);
    }

    /** Until the server is to be killed. */
    private void everythingAtOnce(int life, NumberedMail mail) throws Exception {
        try (Senders senders = new Senders(STEADY, mail, server.address(), PAUSE)) {
            Thread.sleep(PAUSE.multipliedBy(10).toMillis());
            mail.takeLatencies();
            long empty = server.heap();
            List<SocketChannel> idle = connect(IDLE);
            long withIdle = server.heap();
            List<SocketChannel> slow = connect(SLOW);
            connect(DEAF).forEach(SoakTest::stopReading);
            storm(slow, Duration.ofSeconds(SECONDS / KILLS), CONNECTS * life / KILLS);
            long full = server.heap();
            assertThat(full - empty).isLessThan((long) PER_SESSION * (IDLE + SLOW) + (long) PER_DEAF * DEAF + SLACK);
            for (SocketChannel channel : idle) {
                assertThat(say(channel, "NOOP\r\n")).startsWith("250 ");
            }
            for (SocketChannel channel : slow) {
                assertThat(say(channel, "\r\n")).startsWith("250 ");
            }
            assertThat(senders.lost()).isZero();
            List<Long> latencies = mail.takeLatencies();
            System.out.printf(
                    "soak: %,d idle sessions at %,d octets of heap each, %,d slow writers, %,d deaf clients, %,d"
                            + " connections made and closed; heap %,d octets empty, %,d at the end; %,d messages, p50 %d"
                            + " ms, p99 %d ms%n",
                    IDLE,
                    (withIdle - empty) / IDLE,
                    SLOW,
                    DEAF,
                    connects,
                    empty,
                    full,
                    latencies.size(),
                    latencies.get(latencies.size() / 2),
                    latencies.get(latencies.size() * 99 / 100));
        }
    }

    private void start() throws IOException {
        server = ServerProcess.start(directory, "-Xmx512m", "-XX:+UseSerialGC");
    }

    private void leave() throws IOException {
        for (SocketChannel channel : open) {
            channel.close();
        }
        open.clear();
    }

    /** For that time: an octet a second from each slow writer, and connections that close, until there were so many. */
    private void storm(List<SocketChannel> slow, Duration time, int all) throws IOException, InterruptedException {
        for (SocketChannel channel : slow) {
            write(channel, "NOOP ");
        }
        int done = connects;
        long start = System.nanoTime();
        for (int second = 0; second < time.toSeconds(); second++) {
            for (SocketChannel channel : slow) {
                write(channel, "x");
            }
            int due = done + (int) ((long) (all - done) * (second + 1) / time.toSeconds());
            for (; connects < due; connects++) {
                SocketChannel.open(server.address()).close();
            }
            long next = start + Duration.ofSeconds(second + 1L).toNanos();
            Thread.sleep(Math.max(0, Duration.ofNanos(next - System.nanoTime()).toMillis()));
        }
    }

    private List<SocketChannel> connect(int count) throws IOException {
        InetSocketAddress address = server.address();
        List<SocketChannel> channels = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(address);
            open.add(channel);
            channels.add(channel);
            assertThat(read(channel)).startsWith("220 ");
        }
        return channels;
    }

    private static void stopReading(SocketChannel channel) {
        try {
            channel.configureBlocking(false);
            ByteBuffer commands = ByteBuffer.wrap("NOOP\r\n".repeat(10_000).getBytes(StandardCharsets.ISO_8859_1));
            int refused = 0;
            while (refused < 3) {
                refused = channel.write(commands) == 0 ? refused + 1 : 0;
                commands.position(commands.hasRemaining() ? commands.position() : 0);
                Thread.sleep(refused > 0 ? 20 : 0);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String say(SocketChannel channel, String octets) throws IOException {
        write(channel, octets);
        return read(channel);
    }

    private static void write(SocketChannel channel, String octets) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1));
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static String read(SocketChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        if (channel.read(buffer) < 0) {
            throw new IOException("closed by the server");
        }
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
    }
}

package org.msakit.server.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Idle sessions, slow writers, clients that stop reading and clients that come and go, all at once, while messages are
 * submitted. The long form, ten minutes on 127.0.0.0/8 only:
 *
 * <pre>
 * mvn -pl reference-server test -Dtest=SoakTest -Dmsakit.soak.idle=10000 -Dmsakit.soak.slow=1000
 *     -Dmsakit.soak.deaf=100 -Dmsakit.soak.connects=100000 -Dmsakit.soak.seconds=600
 * </pre>
 */
class SoakTest {
    private static final int IDLE = Integer.getInteger("msakit.soak.idle", 500);
    private static final int SLOW = Integer.getInteger("msakit.soak.slow", 50);
    private static final int DEAF = Integer.getInteger("msakit.soak.deaf", 10);
    private static final int CONNECTS = Integer.getInteger("msakit.soak.connects", 1000);
    private static final int SECONDS = Integer.getInteger("msakit.soak.seconds", 8);
    private static final String MESSAGE =
            "MAIL FROM:<a@example.test>\r\nRCPT TO:<bob@example.test>\r\nDATA\r\nSubject: x\r\n\r\ny\r\n.\r\n";
    /** What each kind of client may cost the server's heap, in octets; a deaf one holds unsent replies. */
    private static final int PER_SESSION = 16 << 10;

    private static final int PER_DEAF = 1 << 20;
    private static final int SLACK = 16 << 20;

    @TempDir
    Path directory;

    private final List<SocketChannel> open = new ArrayList<>();
    private final List<Long> latencies = new ArrayList<>();
    private Process server;
    private BufferedReader out;
    private InetSocketAddress address;

    @AfterEach
    void stop() throws IOException {
        for (SocketChannel channel : open) {
            channel.close();
        }
        server.destroyForcibly();
    }

    @Test
    void everything_at_once() throws Exception {
        startServer();
        submit();
        long empty = heap();
        List<SocketChannel> idle = connect(IDLE);
        long withIdle = heap();
        List<SocketChannel> slow = connect(SLOW);
        connect(DEAF).forEach(SoakTest::stopReading);
        int connects = storm(slow);
        long full = heap();
        assertThat(full - empty).isLessThan((long) PER_SESSION * (IDLE + SLOW) + (long) PER_DEAF * DEAF + SLACK);
        for (SocketChannel channel : idle) {
            assertThat(say(channel, "NOOP\r\n")).startsWith("250 ");
        }
        for (SocketChannel channel : slow) {
            assertThat(say(channel, "\r\n")).startsWith("250 ");
        }
        submit();
        assertThat(messages()).isEqualTo(latencies.size());
        Collections.sort(latencies);
        System.out.printf(
                "soak: %d idle sessions at %d octets of heap each, %d slow writers, %d deaf clients, %d connections made"
                        + " and closed; heap %,d octets empty, %,d at the end; %d messages, p50 %d ms, p99 %d ms%n",
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

    private void startServer() throws IOException {
        server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SoakServer.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        out = server.inputReader(StandardCharsets.UTF_8);
        int port = Integer.parseInt(out.readLine());
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** For the time of the test: an octet a second from each slow writer, connections that close, messages. */
    private int storm(List<SocketChannel> slow) throws IOException, InterruptedException {
        for (SocketChannel channel : slow) {
            write(channel, "NOOP ");
        }
        int connects = 0;
        long start = System.nanoTime();
        for (int second = 0; second < SECONDS; second++) {
            for (SocketChannel channel : slow) {
                write(channel, "x");
            }
            submit();
            int due = (int) ((long) CONNECTS * (second + 1) / SECONDS);
            for (; connects < due; connects++) {
                SocketChannel.open(address).close();
            }
            long next = start + Duration.ofSeconds(second + 1L).toNanos();
            Thread.sleep(Math.max(0, Duration.ofNanos(next - System.nanoTime()).toMillis()));
        }
        return connects;
    }

    private List<SocketChannel> connect(int count) throws IOException {
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

    private void submit() throws IOException {
        long start = System.nanoTime();
        try (SocketChannel channel = SocketChannel.open(address)) {
            read(channel);
            say(channel, "HELO x\r\n");
            write(channel, MESSAGE + "QUIT\r\n");
            StringBuilder replies = new StringBuilder();
            while (!replies.toString().contains("221 ")) {
                replies.append(read(channel));
            }
            assertThat(replies.toString()).contains("accepted\r\n");
        }
        latencies.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    private long messages() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("new"))) {
            return files.count();
        }
    }

    private long heap() throws IOException {
        PrintWriter in = new PrintWriter(server.outputWriter(StandardCharsets.UTF_8), true);
        in.println("heap");
        return Long.parseLong(out.readLine());
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

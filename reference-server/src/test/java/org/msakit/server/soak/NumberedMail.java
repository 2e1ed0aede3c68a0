package org.msakit.server.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Messages that each carry a number of their own in all their lines, so that one that is missing, torn or there twice is
 * told from the others. Knows which of them the server has acknowledged. Safe for use by several threads.
 */
final class NumberedMail {
    private static final int LINES = 200;
    private static final String END = "the last line\r\n";

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger sent = new AtomicInteger();
    private final ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();

    /** Messages that were sent, acknowledged or not. */
    int sent() {
        return sent.get();
    }

    /** Messages that got their 250. */
    int acknowledged() {
        return acknowledged.size();
    }

    /** Milliseconds from MAIL to the 250 of each message that got it since the last call, in ascending order. */
    List<Long> takeLatencies() {
        List<Long> taken = new ArrayList<>();
        for (Long next = latencies.poll(); next != null; next = latencies.poll()) {
            taken.add(next);
        }
        return taken.stream().sorted().toList();
    }

    /**
     * Submits one message after the other on one session, until told to stop.
     *
     * @return false where the server was gone before
     */
    boolean submit(InetSocketAddress server, Duration pause, AtomicBoolean over) {
        try (Socket socket = new Socket(server.getAddress(), server.getPort());
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            in.readLine();
            socket.getOutputStream().write("HELO x\r\n".getBytes(StandardCharsets.ISO_8859_1));
            in.readLine();
            while (!over.get() && submit(socket, in)) {
                Thread.sleep(pause.toMillis());
            }
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return over.get();
    }

    /**
     * Looks at the messages in {@code new}: each is whole, none is there twice, none that got its 250 is missing.
     *
     * @return how many there are
     */
    int check(Path maildir) throws IOException {
        List<String> stored = stored(maildir);
        assertThat(stored).doesNotHaveDuplicates();
        assertThat(new HashSet<>(stored)).containsAll(acknowledged);
        return stored.size();
    }

    private boolean submit(Socket socket, BufferedReader in) throws IOException {
        long start = System.nanoTime();
        String id = "k" + sent.incrementAndGet();
        socket.getOutputStream().write(transaction(id).getBytes(StandardCharsets.ISO_8859_1));
        for (String expected : List.of("250", "250", "354", "250")) {
            String reply = in.readLine();
            if (reply == null || !reply.startsWith(expected)) {
                return false;
            }
        }
        acknowledged.add(id);
        latencies.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
        return true;
    }

    private static String transaction(String id) {
        return "MAIL FROM:<alice@example.test>\r\nRCPT TO:<bob@example.test>\r\nDATA\r\nSubject: " + id + "\r\n\r\n"
                + body(id) + ".\r\n";
    }

    private static String body(String id) {
        return ("line of " + id + "\r\n").repeat(LINES) + END;
    }

    private static List<String> stored(Path maildir) throws IOException {
        List<String> ids = new ArrayList<>();
        try (Stream<Path> files = Files.list(maildir.resolve("new"))) {
            for (Path file : files.toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                String id = content.replaceAll("(?s).*\r\nSubject: (k[0-9]+)\r\n.*", "$1");
                assertThat(content).endsWith("\r\n\r\n" + body(id));
                ids.add(id);
            }
        }
        return ids;
    }
}

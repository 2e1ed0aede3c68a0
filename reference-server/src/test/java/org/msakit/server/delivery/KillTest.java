package org.msakit.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What got its 250 survives a kill -9 of the server, once and whole. */
@Timeout(300)
class KillTest {
    private static final int ROUNDS = Integer.getInteger("msakit.kill.rounds", 2);
    private static final int SESSIONS = 20;
    private static final int LINES = 200;
    private static final String END = "the last line\r\n";

    @TempDir
    Path directory;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void an_acknowledged_message_survives_the_server() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            int before = acknowledged.size();
            killUnderLoad(Duration.ofMillis(1500 + 300L * round));
            assertThat(acknowledged).hasSizeGreaterThan(before + SESSIONS);
            List<String> stored = storedIds();
            assertThat(stored).doesNotHaveDuplicates();
            assertThat(new HashSet<>(stored)).containsAll(acknowledged);
            System.out.printf(
                    "kill -9, round %d: %d messages sent, %d acknowledged, %d in the Maildir, none twice, none torn%n",
                    round, sent.get(), acknowledged.size(), stored.size());
        }
    }

    private void killUnderLoad(Duration load) throws Exception {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MaildirServer.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        ExecutorService clients = Executors.newFixedThreadPool(SESSIONS);
        try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
            int port = Integer.parseInt(firstNumber(out));
            for (int i = 0; i < SESSIONS; i++) {
                clients.execute(() -> submitUntilItDies(port));
            }
            Thread.sleep(load.toMillis());
            server.destroyForcibly().waitFor();
        } finally {
            server.destroyForcibly();
            clients.shutdown();
            assertThat(clients.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static String firstNumber(BufferedReader out) throws IOException {
        String line = out.readLine();
        while (line != null && !line.matches("[0-9]+")) {
            line = out.readLine();
        }
        return line;
    }

    private void submitUntilItDies(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            in.readLine();
            socket.getOutputStream().write("HELO x\r\n".getBytes(StandardCharsets.ISO_8859_1));
            in.readLine();
            while (true) {
                String id = "k" + sent.incrementAndGet();
                socket.getOutputStream().write(transaction(id).getBytes(StandardCharsets.ISO_8859_1));
                for (String expected : List.of("250", "250", "354", "250")) {
                    String reply = in.readLine();
                    if (reply == null || !reply.startsWith(expected)) {
                        return;
                    }
                }
                acknowledged.add(id);
            }
        } catch (IOException e) {
            assertThat(e).isNotNull(); // the server was killed: that is the point
        }
    }

    private static String transaction(String id) {
        return "MAIL FROM:<alice@example.test>\r\nRCPT TO:<bob@example.test>\r\nDATA\r\nSubject: " + id + "\r\n\r\n"
                + ("line of " + id + "\r\n").repeat(LINES) + END + ".\r\n";
    }

    /** The ids of the messages in {@code new}, each of which has to be whole. */
    private List<String> storedIds() throws IOException {
        List<String> ids = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory.resolve("new"))) {
            for (Path file : files.toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                String id = content.replaceAll("(?s).*\r\nSubject: (k[0-9]+)\r\n.*", "$1");
                assertThat(content).endsWith(("line of " + id + "\r\n").repeat(LINES) + END);
                ids.add(id);
            }
        }
        return ids;
    }
}

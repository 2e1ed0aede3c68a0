package org.msakit.kit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerConfig;

/** The access map changes under open sessions. */
class AccessFileTest {
    @TempDir
    Path directory;

    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();

    @Test
    void open_sessions_meet_the_new_map_at_the_next_look_up() throws Exception {
        Path file = Files.writeString(directory.resolve("access"), "# nothing yet\n");
        try (AccessFile watched = AccessFile.open(file);
                ReferenceServer server = ReferenceServer.start(
                        ServerConfig.builder().accessMap(watched.map()).build(),
                        List.of(ListenerConfig.loopback("MSA", "E")));
                Client open = new Client(server.addresses().get("MSA"))) {
            watched.watch(server::setAccessMap, log::add);
            open.say("MAIL FROM:<s@remote.test>");
            assertThat(open.say("RCPT TO:<x@else.test>")).startsWith("550 5.7.1");

            Files.writeString(file, "Connect:127.0.0.1 RELAY\n");
            assertThat(next()).isEqualTo("access map " + file + " read again: 1 entries");
            assertThat(open.say("RCPT TO:<x@else.test>")).startsWith("250 2.1.5");

            Files.writeString(file, "Connect:127.0.0.1 RELAY\nTo:else.test\n");
            assertThat(next())
                    .isEqualTo(
                            file + ": access map line 2 has a key and no value: \"To:else.test\"; the access map read"
                                    + " before stays in force");
            assertThat(open.say("RCPT TO:<y@else.test>")).startsWith("250 2.1.5");

            replace(file, "Connect:127.0.0.1 REJECT\nTo:bob@example.test REJECT\n");
            assertThat(next()).endsWith("2 entries");
            assertThat(open.say("RCPT TO:<z@else.test>")).startsWith("550 5.7.1 Relaying denied");
            assertThat(open.say("RCPT TO:<bob@example.test>")).startsWith("550 5.2.1");
            assertThat(open.say("RCPT TO:<postmaster@example.test>")).startsWith("250 2.1.5");
            try (Client late = new Client(server.addresses().get("MSA"))) {
                assertThat(late.say("MAIL FROM:<s@remote.test>")).startsWith("550 5.7.1 Access denied");
            }

            Files.delete(file);
            assertThat(next()).isEqualTo("no such file: " + file + "; the access map read before stays in force");
            assertThat(open.say("RCPT TO:<bob@example.test>")).startsWith("550 5.2.1");
            assertThat(log).isEmpty();
        }
    }

    @Test
    void the_first_map_has_to_be_right() throws IOException {
        Path file = Files.writeString(directory.resolve("access"), "10.1.2.3\n");
        assertThatThrownBy(() -> AccessFile.open(file))
                .isInstanceOf(UsageException.class)
                .hasMessage(file + ": access map line 1 has a key and no value: \"10.1.2.3\"");
    }

    /** As an editor does it, with another file that takes the place of the first. */
    private static void replace(Path file, String text) throws IOException {
        Path other = Files.writeString(file.resolveSibling("access.new"), text);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private String next() throws InterruptedException {
        String line = log.poll(30, TimeUnit.SECONDS);
        assertThat(line).as("a line in the log").isNotNull();
        return line;
    }

    /** A client that has said EHLO. */
    private static final class Client implements AutoCloseable {
        private final Socket socket = new Socket();
        private final BufferedReader in;

        private Client(InetSocketAddress server) throws IOException {
            socket.connect(server, 5_000);
            socket.setSoTimeout(30_000);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            reply();
            say("EHLO client.test");
        }

        private String say(String line) throws IOException {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return reply();
        }

        private String reply() throws IOException {
            String line = in.readLine();
            while (line != null && line.startsWith("-", 3)) {
                line = in.readLine();
            }
            return String.valueOf(line);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}

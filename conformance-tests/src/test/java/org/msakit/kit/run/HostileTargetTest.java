package org.msakit.kit.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.msakit.kit.client.SocketConnection;
import org.msakit.kit.client.TlsTrust;
import org.msakit.kit.target.Target;
import org.msakit.kit.target.TlsMode;
import org.msakit.model.Config;
import org.msakit.monitor.Verdict;
import org.msakit.policy.Admission;

/** Targets that hang, flood, close or talk nonsense: the run ends in time with a verdict, and nothing is thrown. */
@Timeout(60)
class HostileTargetTest {
    private static final Duration PATIENCE = Duration.ofMillis(300);

    /** What a hostile server does with one connection. */
    private interface Behaviour {
        void serve(InputStream in, OutputStream out) throws IOException, InterruptedException;
    }

    @Test
    void silence() throws Exception {
        RunResult result = check((in, out) -> in.readAllBytes());
        assertThat(result.trouble()).contains("does not answer");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(verdict(result, "RFC5321-3.1-1")).isIn(Verdict.INCONCLUSIVE, Verdict.NOT_EXERCISED);
    }

    @Test
    void silenceBehindTheGreeting() throws Exception {
        RunResult result = check((in, out) -> {
            write(out, "220 mx.example.test\r\n");
            in.readAllBytes();
        });
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.trouble()).contains("does not answer");
    }

    @Test
    void garbage() throws Exception {
        RunResult result = check((in, out) -> write(out, "\0\u00ff garbage\r\n\r\nmore\r\n"));
        assertThat(verdict(result, "RFC5321-4.2-2")).isEqualTo(Verdict.FAIL);
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void oneEndlessLine() throws Exception {
        RunResult result = check((in, out) -> {
            byte[] block = "x".repeat(8192).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(block);
            }
        });
        assertThat(verdict(result, "RFC5321-4.2-2")).isEqualTo(Verdict.FAIL);
    }

    @Test
    void anEndlessReply() throws Exception {
        RunResult result = check((in, out) -> {
            byte[] block = "220-mx.example.test\r\n".repeat(200).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(block);
            }
        });
        assertThat(result.exitCode()).isNotZero();
    }

    @Test
    void closedInTheMiddleOfAReply() throws Exception {
        RunResult result = check((in, out) -> {
            write(out, "220 mx.example.test\r\n");
            in.read(new byte[512]);
            write(out, "250-mx.exa");
        });
        assertThat(verdict(result, "RFC5321-4.2-3")).isEqualTo(Verdict.FAIL);
    }

    @Test
    void closedAtOnce() throws Exception {
        RunResult result = check((in, out) -> {});
        assertThat(verdict(result, "RFC5321-3.1-1")).isEqualTo(Verdict.FAIL);
    }

    @Test
    void busyForEver() throws Exception {
        RunResult result = check((in, out) -> write(out, "421 4.3.2 too busy\r\n"));
        assertThat(result.count(Verdict.FAIL)).isZero();
        assertThat(result.exitCode()).isEqualTo(3);
    }

    private static void write(OutputStream out, String latin1) throws IOException {
        out.write(latin1.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static Verdict verdict(RunResult result, String id) {
        return result.results().stream()
                .filter(r -> r.requirement().id().equals(id))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    private static RunResult check(Behaviour behaviour) throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> accept(listener, behaviour), "hostile");
            server.setDaemon(true);
            server.start();
            InetSocketAddress address = new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
            var trust = TlsTrust.any();
            Config config = new Config(
                    Admission.LOGIN_REQUIRED,
                    true,
                    Map.of("alice", "secret"),
                    Set.of("example.test"),
                    Set.of("alice@example.test"),
                    "nobody");
            Target target = new Target(
                    "hostile",
                    address.toString(),
                    TlsMode.STARTTLS,
                    () -> new SocketConnection(address, Optional.empty(), trust, false, PATIENCE),
                    config,
                    new Target.Credentials("alice", "secret"),
                    "example.test",
                    "alice@example.test",
                    PATIENCE,
                    Duration.ofMillis(50));
            return Suite.run(target, Selection.ALL, Progress.NONE, Effort.scenarios(1));
        }
    }

    private static void accept(ServerSocket listener, Behaviour behaviour) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread session = new Thread(() -> serve(socket, behaviour), "hostile session");
                session.setDaemon(true);
                session.start();
            } catch (IOException e) {
                return; // the test is over
            }
        }
    }

    private static void serve(Socket socket, Behaviour behaviour) {
        try (socket) {
            behaviour.serve(socket.getInputStream(), socket.getOutputStream());
        } catch (IOException e) {
            return; // the client has gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

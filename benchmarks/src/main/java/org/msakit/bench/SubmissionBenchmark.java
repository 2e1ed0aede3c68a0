package org.msakit.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.msakit.kit.client.TlsTrust;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerConfig;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Submissions per second over loopback: one message per operation, on a session that was authenticated once and is kept
 * open. Client and server share the machine, so this is the cost of both.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SubmissionBenchmark {
    private static final String ENVELOPE = "MAIL FROM:<alice@example.test>\r\nRCPT TO:<bob@example.test>\r\nDATA\r\n";

    /** Octets of message content. */
    @Param({"1024", "10240"})
    public int size;

    /** Whether MAIL, RCPT and DATA go in one write (RFC 2920). */
    @Param({"false", "true"})
    public boolean pipelined;

    private ReferenceServer server;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private byte[] content;
    private byte[][] writes;

    @Setup(Level.Trial)
    public void login() throws IOException {
        ServerConfig config = ServerConfig.builder()
                .account("alice", "secret")
                .mailboxes("bob")
                .build();
        server = ReferenceServer.start(config, List.of(ListenerConfig.loopback("MSA", "aE")));
        InetSocketAddress address = server.addresses().get("MSA");
        socket = new Socket(address.getAddress(), address.getPort());
        socket.setTcpNoDelay(true);
        streams(socket);
        reply("220");
        ask("EHLO [127.0.0.1]", "250");
        ask("STARTTLS", "220");
        SSLSocketFactory tls = TlsTrust.any().sockets();
        socket = tls.createSocket(socket, "localhost", address.getPort(), true);
        streams(socket);
        ask("EHLO [127.0.0.1]", "250");
        String credentials = Base64.getEncoder().encodeToString("\0alice\0secret".getBytes(StandardCharsets.US_ASCII));
        ask("AUTH PLAIN " + credentials, "235");
        String header = "Date: Tue, 24 Nov 2026 12:00:00 +0000\r\nFrom: <alice@example.test>\r\nSubject: x\r\n\r\n";
        String line = "x".repeat(70) + "\r\n";
        String body = line.repeat(Math.max(1, (size - header.length()) / line.length()));
        content = bytes(header + body + ".\r\n");
        writes = pipelined
                ? new byte[][] {bytes(ENVELOPE)}
                : new byte[][] {
                    bytes("MAIL FROM:<alice@example.test>\r\n"),
                    bytes("RCPT TO:<bob@example.test>\r\n"),
                    bytes("DATA\r\n")
                };
    }

    private void streams(Socket s) throws IOException {
        in = new java.io.BufferedInputStream(s.getInputStream());
        out = s.getOutputStream();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** One message; fails where it is not accepted. */
    @Benchmark
    public void submit() throws IOException {
        if (pipelined) {
            out.write(writes[0]);
            out.flush();
            reply("250");
            reply("250");
            reply("354");
        } else {
            for (int i = 0; i < writes.length; i++) {
                out.write(writes[i]);
                out.flush();
                reply(i < 2 ? "250" : "354");
            }
        }
        out.write(content);
        out.flush();
        reply("250");
    }

    private void ask(String line, String code) throws IOException {
        out.write(bytes(line + "\r\n"));
        out.flush();
        reply(code);
    }

    /** Reads one reply, of several lines perhaps. */
    private void reply(String code) throws IOException {
        while (true) {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("closed by the server");
                }
                line.append((char) c);
            }
            if (!line.toString().startsWith(code)) {
                throw new IOException("instead of " + code + ": " + line);
            }
            if (line.charAt(3) != '-') {
                return;
            }
        }
    }

    @TearDown(Level.Trial)
    public void leave() throws IOException {
        socket.close();
        server.close();
    }
}

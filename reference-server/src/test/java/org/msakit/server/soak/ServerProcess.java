package org.msakit.server.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link MaildirServer} as the tests see it. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final InetSocketAddress address;

    private ServerProcess(Process process) throws IOException {
        this.process = process;
        out = process.inputReader(StandardCharsets.UTF_8);
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Math.toIntExact(number()));
    }

    /** Starts a server over the Maildir, and waits until it listens. */
    static ServerProcess start(Path maildir, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), MaildirServer.class.getName(), maildir.toString()));
        return new ServerProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Where it listens. */
    InetSocketAddress address() {
        return address;
    }

    /** Octets of heap in use after a collection. */
    long heap() throws IOException {
        new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true).println("heap");
        return number();
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private long number() throws IOException {
        String line = out.readLine();
        while (line != null && !line.matches("[0-9]+")) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("the server has ended");
        }
        return Long.parseLong(line);
    }
}

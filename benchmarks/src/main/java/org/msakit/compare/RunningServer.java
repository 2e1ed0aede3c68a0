package org.msakit.compare;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A contender in a process of its own. */
final class RunningServer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final int POLL_MILLIS = 100;
    private static final long STOP_SECONDS = 5;

    private final Contender contender;
    private final Process process;
    private final InetSocketAddress address;

    private RunningServer(Contender contender, Process process, InetSocketAddress address) {
        this.contender = contender;
        this.process = process;
        this.address = address;
    }

    /**
     * Starts it on a free port.
     *
     * @param logs a directory for what it prints
     * @throws IOException if it cannot be started, ends, or does not listen in time
     */
    static RunningServer start(Contender contender, Path logs) throws IOException, InterruptedException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
        Path log = logs.resolve(contender.name() + ".log");
        ProcessBuilder builder = new ProcessBuilder(contender.command().apply(address.getPort()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(contender.environment());
        RunningServer server = new RunningServer(contender, builder.start(), address);
        try {
            server.awaitPort(log);
        } catch (IOException | InterruptedException e) {
            server.close();
            throw e;
        }
        return server;
    }

    String name() {
        return contender.name();
    }

    boolean warms() {
        return contender.warms();
    }

    InetSocketAddress address() {
        return address;
    }

    long pid() {
        return process.pid();
    }

    /** CPU time it has used so far. */
    Duration cpu() throws IOException {
        return ProcessCpu.of(process.toHandle());
    }

    /** CPU time that the compilers of a Java server have used so far. */
    Duration compilers() throws IOException {
        return ProcessCpu.ofThreads(pid(), "C1 CompilerThre").plus(ProcessCpu.ofThreads(pid(), "C2 CompilerThre"));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitPort(Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                throw new IOException(name() + " does not come up on port " + address.getPort() + "; see " + log);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package org.msakit.compare;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.msakit.load.LoadGenerator;
import org.msakit.load.LoadResult;
import org.msakit.load.Workload;

/** Full TLS 1.3 handshakes of the reference server with OpenSSL and with the JDK, in turn. */
record Handshakes(LoadGenerator generator, int handshakes, int rounds) {
    private static final int CONNECTIONS = 8;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /**
     * What was found.
     *
     * @param openSsl microseconds of CPU time that a connection with its handshake costs the server
     * @param jdk the same with the JDK's provider
     * @param cost jdk / openSsl, round by round
     * @param rate handshakes in a second, openSsl / jdk, client and server on one machine
     */
    record Result(Spread openSsl, Spread jdk, Spread cost, Spread rate) {}

    /** Measures both after a warm-up of one window each. */
    Result run(RunningServer openSsl, RunningServer jdk) throws IOException, InterruptedException {
        List<Double> fast = new ArrayList<>();
        List<Double> slow = new ArrayList<>();
        List<Double> cost = new ArrayList<>();
        List<Double> rate = new ArrayList<>();
        window(0, openSsl);
        window(0, jdk);
        for (int round = 1; round <= rounds; round++) {
            boolean forward = round % 2 == 1;
            Window first = window(round, forward ? openSsl : jdk);
            Window second = window(round, forward ? jdk : openSsl);
            Window own = forward ? first : second;
            Window other = forward ? second : first;
            fast.add(own.cpuMicros());
            slow.add(other.cpuMicros());
            cost.add(other.cpuMicros() / own.cpuMicros());
            rate.add(own.perSecond() / other.perSecond());
        }
        return new Result(Spread.of(fast), Spread.of(slow), Spread.of(cost), Spread.of(rate));
    }

    private Window window(int round, RunningServer server) throws IOException, InterruptedException {
        Duration before = server.cpu();
        LoadResult result =
                generator.handshakes(server.address(), new Workload(CONNECTIONS, handshakes, 0, false, false, LIMIT));
        if (!result.isClean() || result.accepted() == 0) {
            throw new IOException("handshakes with " + server.name() + " failed: " + result);
        }
        double micros = server.cpu().minus(before).toNanos() / 1e3 / result.accepted();
        return new Window(round, "tls", server.name(), micros, result.perSecond());
    }
}

package org.msakit.compare;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.msakit.load.LoadGenerator;
import org.msakit.load.LoadResult;
import org.msakit.load.Workload;

/**
 * Measures the servers in turn, A B C and next time C B A, so that a machine that gets busier or quieter treats them
 * alike.
 *
 * @param messages the most for one window
 * @param limit the longest for one window
 */
record Rounds(LoadGenerator generator, List<Scenario> scenarios, int messages, Duration limit, PrintWriter progress) {
    private static final int WARM_UPS = 3;

    /** Lets servers that are compiled as they run, and the generator, come to that; every kind of load more than once. */
    void warmUp(List<RunningServer> servers, int count) throws IOException, InterruptedException {
        for (RunningServer server : servers) {
            int each = Math.max(1, (server.warms() ? count : count / 10) / WARM_UPS);
            for (int i = 0; i < WARM_UPS; i++) {
                for (Scenario scenario : scenarios) {
                    load(server, scenario, scenario.workload(each, limit));
                }
            }
            progress.printf("warm: %s%n", server.name());
            progress.flush();
        }
    }

    /** One window for each server under each kind of load. */
    void run(int round, List<RunningServer> servers, WindowFile file) throws IOException, InterruptedException {
        List<RunningServer> order = new ArrayList<>(servers);
        if (round % 2 == 0) {
            Collections.reverse(order);
        }
        for (Scenario scenario : scenarios) {
            for (RunningServer server : order) {
                file.add(measure(round, server, scenario));
            }
        }
        progress.printf(Locale.ROOT, "round %d done, load average %s%n", round, LoadAverage.now());
        progress.flush();
    }

    private Window measure(int round, RunningServer server, Scenario scenario)
            throws IOException, InterruptedException {
        Duration before = server.cpu();
        LoadResult result = load(server, scenario, scenario.workload(messages, limit));
        Duration used = server.cpu().minus(before);
        double micros = used.toNanos() / 1e3 / result.accepted();
        return new Window(round, scenario.title(), server.name(), micros, result.perSecond());
    }

    private LoadResult load(RunningServer server, Scenario scenario, Workload workload)
            throws IOException, InterruptedException {
        LoadResult result = generator.run(server.address(), workload);
        if (!result.isClean() || result.accepted() == 0) {
            throw new IOException(
                    server.name() + " under " + scenario.title() + " did not take all messages: " + result);
        }
        return result;
    }
}

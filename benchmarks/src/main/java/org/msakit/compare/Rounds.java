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
    private static final int FEWEST_PASSES = 3;
    private static final int MOST_PASSES = 12;
    private static final double COMPILED = 0.05;

    /**
     * Loads each server with every kind of load, several times; and one that is compiled as it runs until its compilers
     * have next to nothing to do.
     */
    void warmUp(List<RunningServer> servers, int count) throws IOException, InterruptedException {
        for (RunningServer server : servers) {
            int passes = 0;
            double compiling;
            do {
                compiling = pass(server, Math.max(1, count / FEWEST_PASSES / (server.warms() ? 1 : 10)));
                passes++;
            } while (passes < FEWEST_PASSES || (compiling > COMPILED && passes < MOST_PASSES));
            progress.printf(
                    Locale.ROOT,
                    "warm after %d passes: %s, compilers at %.0f %%%n",
                    passes,
                    server.name(),
                    100 * compiling);
            progress.flush();
        }
    }

    /** Each kind of load once; returns the share of the CPU time that went to the compilers. */
    private double pass(RunningServer server, int count) throws IOException, InterruptedException {
        Duration used = server.cpu();
        Duration compilers = server.compilers();
        for (Scenario scenario : scenarios) {
            load(server, scenario, scenario.workload(count, limit));
        }
        double all = server.cpu().minus(used).toMillis();
        double compiling = server.compilers().minus(compilers).toMillis();
        return all > 0 ? Math.max(0, compiling / all) : 0;
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

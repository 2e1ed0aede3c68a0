package org.msakit.bench;

import java.util.concurrent.TimeUnit;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.explore.Exploration;
import org.msakit.kit.explore.Explorer;
import org.msakit.kit.target.SimulatedTarget;
import org.msakit.kit.target.Target;
import org.msakit.rules.SubmissionModel;
import org.msakit.simulation.CanonicalChoice;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Dialogues per second that exploring leads with the canonical server, everything judged: on one thread, so per core. Each
 * exploration begins with nothing known, as {@code explore} does with its default of 500 dialogues.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class ExploreBenchmark {
    static final int DIALOGUES = 500;

    private final Target target =
            SimulatedTarget.of(new CanonicalChoice(SubmissionModel::cell, SimulatedTarget.canonicalConfig()));
    private long seed;

    /** An exploration; fails where it blames the server, which keeps to the model. */
    @Benchmark
    @OperationsPerInvocation(DIALOGUES)
    public Exploration explore() throws UnreachableException {
        Exploration figures = Explorer.explore(target, ++seed, soFar -> soFar.dialogues() < DIALOGUES, shrunk -> {});
        if (!figures.violations().isEmpty()) {
            throw new IllegalStateException("the canonical server is blamed: " + figures.violations());
        }
        return figures;
    }
}

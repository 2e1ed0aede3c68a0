package org.msakit.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The benchmark runs: in this JVM, briefly, for its effect and not for its figure. */
class SubmissionBenchmarkTest {
    @Test
    void messagesGoThrough() throws Exception {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(SubmissionBenchmark.class.getSimpleName())
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(300))
                        .shouldFailOnError(true)
                        .build())
                .run();
        assertThat(results).hasSize(4);
        assertThat(results)
                .allSatisfy(r -> assertThat(r.getPrimaryResult().getScore()).isPositive());
    }
}

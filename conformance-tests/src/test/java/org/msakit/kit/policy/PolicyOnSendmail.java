package org.msakit.kit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.msakit.kit.policy.Comparison.Disagreement;
import org.msakit.kit.sendmail.NeedsContainers;
import org.msakit.policy.SubmissionPolicy;

/**
 * The policy model against real sendmail of one Debian release: every entry of the decision table, and random modifiers,
 * privacy flags, features, access maps and dialogues. {@code -Dmsakit.policy.cases=N}, {@code -Dmsakit.policy.minutes=N}
 * and {@code -Dmsakit.policy.seed=N} ask for more cases or others.
 */
@NeedsContainers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PolicyOnSendmail {
    private static final int CASES = Integer.getInteger("msakit.policy.cases", 1000);
    private static final Duration TIME = Duration.ofMinutes(Integer.getInteger("msakit.policy.minutes", 2));
    private static final int CASES_OF_THE_MODEL = Integer.getInteger("msakit.policy.model-cases", 5000);
    private static final Duration TIME_TO_REFUTE = Duration.ofMinutes(2);
    private static final long SEED = Long.getLong("msakit.policy.seed", 2006);

    private final String suite;
    private SendmailPool pool;
    private ReferencePool reference;
    private Coverage coverage;

    /** On the sendmail of a Debian suite. */
    PolicyOnSendmail(String suite) {
        this.suite = suite;
    }

    @BeforeAll
    void start() {
        pool = SendmailPool.start(suite);
        reference = new ReferencePool(pool);
        coverage = new Coverage(SubmissionPolicy.sendmail(), pool.network(), pool.release());
    }

    /** The coverage of all tests together, and what the model says could be covered and was not. */
    @AfterAll
    void stop() {
        pool.close();
        Coverage possible = coverage.possible(CASES_OF_THE_MODEL);
        coverage.write(Path.of("target", "policy-coverage-" + suite + ".tsv"), possible);
        System.out.printf("policy: coverage on sendmail of %s: %s%n%s%n", suite, coverage, coverage.missing(possible));
    }

    @TestFactory
    Stream<DynamicTest> theDecisionTable() {
        return new DecisionTable(pool, reference, coverage::add).tests();
    }

    @Test
    void modelSendmailAndReferenceServerAgree() {
        SubmissionPolicy model = SubmissionPolicy.sendmail();
        UnauthenticatedSubmission theorem = new UnauthenticatedSubmission();
        Search search = new Search(model, pool, reference, exchange -> {
            coverage.add(exchange);
            theorem.add(exchange);
        });
        long start = System.nanoTime();
        Optional<Disagreement> found = search.run(SEED, CASES, TIME);
        System.out.printf(
                "policy: sendmail %s of %s, seed %d, %d cases in %d s%nreference server: %s%n",
                pool.version(), suite, SEED, search.cases(), (System.nanoTime() - start) / 1_000_000_000, reference);
        System.out.printf(
                "theorem 3 on the wire: %d attempts without login at listeners with a, none accepted; "
                        + "without a %d messages were%n",
                theorem.attempts(), theorem.bypasses());
        assertThat(found).isEmpty();
        assertThat(search.cases()).isGreaterThanOrEqualTo(Math.min(CASES, 50));
        assertThat(theorem.contradictions()).isEmpty();
        assertThat(theorem.attempts()).isPositive();
        assertThat(theorem.bypasses()).isPositive();
    }

    /** Looks for a case that refutes a reading of the manual, and shrinks it. */
    void refute(WrongReading wrong) {
        long start = System.nanoTime();
        Search search = new Search(new SubmissionPolicy(wrong.reading()), pool, reference, exchange -> {});
        Disagreement found =
                search.run(SEED, Integer.MAX_VALUE, TIME_TO_REFUTE).orElseThrow(() -> new AssertionError("not found"));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf("refuted %s in %d s: %s%n", wrong, took.toSeconds(), found);
        assertThat(took).isLessThan(TIME_TO_REFUTE);
        assertThat(found.policyCase().entries()).hasSizeLessThanOrEqualTo(wrong.entriesThatShowIt());
        assertThat(found.policyCase().talks()).hasSize(1);
        assertThat(found.policyCase().talks().get(0).requests()).hasSizeLessThanOrEqualTo(2);
    }
}

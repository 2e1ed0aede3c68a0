package org.msakit.kit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.msakit.kit.policy.Comparison.Disagreement;
import org.msakit.kit.sendmail.NeedsContainers;
import org.msakit.policy.SubmissionPolicy;

/**
 * The policy model against real sendmail: random modifiers, privacy flags, features, access maps and dialogues, and
 * every row of the decision table. {@code -Dmsakit.policy.cases=N}, {@code -Dmsakit.policy.minutes=N} and
 * {@code -Dmsakit.policy.seed=N} ask for more cases or others, {@code -Dmsakit.policy.suite=trixie} for another
 * sendmail.
 */
@NeedsContainers
class SendmailPolicyTest {
    private static final int CASES = Integer.getInteger("msakit.policy.cases", 400);
    private static final Duration TIME = Duration.ofMinutes(Integer.getInteger("msakit.policy.minutes", 3));
    private static final Duration TIME_TO_REFUTE = Duration.ofMinutes(2);
    private static final long SEED = Long.getLong("msakit.policy.seed", 2006);
    private static final String SUITE = System.getProperty("msakit.policy.suite", "bookworm");

    private static SendmailPool pool;
    private static ReferencePool reference;

    @BeforeAll
    static void start() {
        pool = SendmailPool.start(SUITE);
        reference = new ReferencePool(pool);
    }

    @AfterAll
    static void stop() {
        pool.close();
    }

    @Test
    void modelSendmailAndReferenceServerAgree() {
        SubmissionPolicy model = SubmissionPolicy.sendmail();
        Coverage coverage = new Coverage(model, pool.network());
        UnauthenticatedSubmission theorem = new UnauthenticatedSubmission();
        Search search = new Search(model, pool, reference, exchange -> {
            coverage.add(exchange);
            theorem.add(exchange);
        });
        long start = System.nanoTime();
        Optional<Disagreement> found = search.run(SEED, CASES, TIME);
        coverage.write(Path.of("target", "policy-coverage-" + SUITE + ".tsv"));
        System.out.printf(
                "policy: sendmail of %s, seed %d, %d cases in %d s%n%s%nreference server: %s%n",
                SUITE, SEED, search.cases(), (System.nanoTime() - start) / 1_000_000_000, coverage, reference);
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

    @ParameterizedTest
    @EnumSource
    void aWrongPredictionIsFoundAndShrunk(WrongReading wrong) {
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

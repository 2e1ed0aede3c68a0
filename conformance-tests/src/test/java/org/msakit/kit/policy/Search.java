package org.msakit.kit.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.msakit.kit.policy.Comparison.Disagreement;
import org.msakit.kit.policy.Comparison.Exchange;
import org.msakit.policy.SubmissionPolicy;

/**
 * Random cases until one disagrees, which is shrunk then. The number of cases is not known when the tests are compiled,
 * and shrinking asks the server again: hence a loop over jqwik's generators, and not a property.
 */
final class Search {
    private static final int EDGE_FREE_SIZE = 1000;

    /** A silent server costs seconds a try. */
    private static final Duration SHRINKING = Duration.ofSeconds(60);

    private final SubmissionPolicy model;
    private final SendmailPool sendmail;
    private final ReferencePool reference;
    private final Consumer<Exchange> seen;
    private int cases;

    /** Compares a model with both servers; every exchange is shown to {@code seen}. */
    Search(SubmissionPolicy model, SendmailPool sendmail, ReferencePool reference, Consumer<Exchange> seen) {
        this.model = model;
        this.sendmail = sendmail;
        this.reference = reference;
        this.seen = seen;
    }

    /** The smallest case found that disagrees; empty where so many cases, or those of so much time, all agree. */
    Optional<Disagreement> run(long seed, int most, Duration time) {
        Instant end = Instant.now().plus(time);
        AtomicReference<Optional<Disagreement>> found = new AtomicReference<>(Optional.empty());
        JqwikSession.run(() -> {
            RandomGenerator<PolicyCase> generator = PolicyCases.all().generator(EDGE_FREE_SIZE);
            Random random = new Random(seed);
            Comparison comparison = new Comparison(model, sendmail, reference, seen);
            for (cases = 0; cases < most && Instant.now().isBefore(end); cases++) {
                found.set(comparison.run(generator.next(random).value()));
                if (found.get().isPresent()) {
                    return;
                }
            }
        });
        return found.get().map(this::shrink);
    }

    private Disagreement shrink(Disagreement disagreement) {
        System.out.println("policy: case " + (cases + 1) + " disagrees, shrinking: " + disagreement);
        Comparison again = new Comparison(model, sendmail, reference, exchange -> {});
        PolicyCase focus = disagreement.focus();
        PolicyCase start = again.run(focus).isPresent() ? focus : disagreement.policyCase();
        PolicyCase smallest =
                CaseShrinker.shrink(start, candidate -> again.run(candidate).isPresent(), SHRINKING);
        return again.run(smallest).orElse(disagreement);
    }

    /** Cases that agreed. */
    int cases() {
        return cases;
    }
}

package org.msakit.kit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.msakit.kit.policy.Comparison.Exchange;
import org.msakit.policy.SubmissionPolicy;

/** Every entry of the decision table as a test of its own: the table, the model, sendmail and the reference server. */
final class DecisionTable {
    /** Entries that this network cannot bring about, and why. */
    private static final Map<String, String> NOT_HERE =
            Map.of("rcpt-denied-for-now", "names come from a file, and a file always answers");

    private final SendmailPool sendmail;
    private final ReferencePool reference;
    private final Consumer<Exchange> seen;

    /** Asks both servers; every exchange is shown to {@code seen}. */
    DecisionTable(SendmailPool sendmail, ReferencePool reference, Consumer<Exchange> seen) {
        this.sendmail = sendmail;
        this.reference = reference;
        this.seen = seen;
    }

    /** A test for each entry, and one that no entry is missing. */
    Stream<DynamicTest> tests() {
        Map<String, String> entries = DecisionCase.entries();
        List<DecisionCase> cases = DecisionCase.all();
        Set<String> withCases = new TreeSet<>(NOT_HERE.keySet());
        cases.forEach(c -> withCases.add(c.entry()));
        Stream<DynamicTest> complete = Stream.of(DynamicTest.dynamicTest(
                "every entry has its cases",
                () -> assertThat(withCases).containsExactlyInAnyOrderElementsOf(entries.keySet())));
        Stream<DynamicTest> each = entries.keySet().stream()
                .filter(entry -> !NOT_HERE.containsKey(entry))
                .map(entry -> DynamicTest.dynamicTest(
                        entry + ": " + entries.get(entry),
                        () -> cases.stream()
                                .filter(c -> c.entry().equals(entry))
                                .forEach(this::ask)));
        return Stream.concat(complete, each);
    }

    private void ask(DecisionCase each) {
        List<Exchange> exchanges = new ArrayList<>();
        Comparison comparison = new Comparison(SubmissionPolicy.sendmail(), sendmail, reference, exchange -> {
            exchanges.add(exchange);
            seen.accept(exchange);
        });
        assertThat(comparison.run(each.policyCase())).as(each.toString()).isEmpty();
        for (int i = 0; i < each.replies().size(); i++) {
            if (!each.replies().get(i).isEmpty()) {
                assertThat(exchanges.get(i).answer().codes())
                        .as(each + " reply " + i)
                        .isIn(each.replies().get(i));
            }
        }
    }
}

package org.msakit.kit.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.msakit.kit.explore.Thoroughness;
import org.msakit.kit.target.EmbeddedTarget;
import org.msakit.monitor.Verdict;

/** The reference server over sockets keeps every row that the kit tests. */
class EmbeddedCheckTest {
    @Test
    void everyTestedRowPasses() throws Exception {
        try (EmbeddedTarget embedded = EmbeddedTarget.start(Duration.ofSeconds(5))) {
            RunResult result =
                    Suite.run(embedded.target(), Selection.ALL, Progress.NONE, new Effort(1, Thoroughness.WALKS, 8));
            result.results().stream()
                    .filter(r ->
                            Ledger.status(r.requirement().id()) != Ledger.Status.TODO && r.verdict() != Verdict.PASS)
                    .forEach(r -> System.out.println(
                            r.verdict() + " " + r.requirement().id() + " " + r.reason()));
            System.out.println(result.elapsed() + " dialogues " + result.dialogues() + " exchanges "
                    + result.exchanges() + " pass " + result.count(Verdict.PASS) + " trouble " + result.trouble());
            assertThat(result.trouble()).isEmpty();
            List<String> blamed = result.results().stream()
                    .filter(r -> r.verdict() == Verdict.FAIL || r.verdict() == Verdict.WARN)
                    .map(r -> r.requirement().id() + " " + r.reason())
                    .toList();
            assertThat(blamed).isEmpty();
        }
    }
}

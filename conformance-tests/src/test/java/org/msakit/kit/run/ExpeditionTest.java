package org.msakit.kit.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.msakit.catalogue.Catalogue;
import org.msakit.dialogue.Dialogue;
import org.msakit.kit.client.Dialer;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.explore.Explored;
import org.msakit.kit.explore.Journal;
import org.msakit.kit.target.InMemoryTarget;
import org.msakit.kit.target.Target;
import org.msakit.monitor.Verdict;
import org.msakit.server.mutant.Mutants;

/** An exploration comes to a result as a run of the suite does. */
class ExpeditionTest {
    private static final long SEED = 20061;

    private static RunResult explore(Target target, int dialogues) throws UnreachableException {
        return Expedition.run(target, SEED, Journal.NONE, soFar -> soFar.dialogues() < dialogues, shrunk -> {});
    }

    @Test
    void aServerThatKeepsToTheModelPassesWhatWasExercised() throws Exception {
        RunResult run = explore(InMemoryTarget.reference(), 300);
        assertThat(run.results()).hasSameSizeAs(Catalogue.builtIn().all());
        assertThat(run.count(Verdict.FAIL)).isZero();
        assertThat(verdict(run, "RFC4954-4-1")).isEqualTo(Verdict.PASS);
        assertThat(run.trouble()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.dialogues()).isEqualTo(300);
        assertThat(run.target().greeting()).contains("ESMTP");
        assertThat(run.target().capabilities()).contains("PIPELINING", "STARTTLS");
    }

    @Test
    void itSaysWhatWasExplored() throws Exception {
        RunResult run = explore(InMemoryTarget.reference(), 50);
        Explored explored = run.coverage().explored().orElseThrow();
        assertThat(explored.exercised().done())
                .isEqualTo(explored.cells().stream()
                        .filter(cell -> cell.times() > 0)
                        .count())
                .isGreaterThan(100);
        assertThat(explored.cells().stream().mapToInt(Explored.Cell::times).sum())
                .as("greetings and handshakes are exchanges too")
                .isBetween(run.exchanges() / 2, run.exchanges() - run.dialogues());
        assertThat(run.coverage().transitions()).isPositive();
    }

    @Test
    void theWitnessOfAViolationIsTheShrunkOne() throws Exception {
        Map<String, Dialogue> shrunk = new HashMap<>();
        RunResult run = Expedition.run(
                InMemoryTarget.mutant(Mutants.byId("mail-accepted-before-auth")),
                SEED,
                Journal.NONE,
                soFar -> soFar.dialogues() < 200,
                found -> shrunk.put(found.finding().requirement(), found.witness()));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(shrunk).isNotEmpty();
        Map<String, Dialogue> witnesses = run.results().stream()
                .filter(result -> shrunk.containsKey(result.requirement().id()))
                .collect(Collectors.toMap(
                        result -> result.requirement().id(),
                        result -> result.witness().orElseThrow()));
        assertThat(witnesses).isEqualTo(shrunk);
        assertThat(run.results())
                .filteredOn(result -> result.verdict() == Verdict.FAIL)
                .allMatch(result -> shrunk.containsKey(result.requirement().id()));
    }

    @Test
    void aViolationThatDoesNotShowAlwaysSaysSo() throws Exception {
        Target broken = InMemoryTarget.mutant(Mutants.byId("mail-accepted-before-auth"));
        Target correct = InMemoryTarget.reference();
        int[] connections = {0};
        Dialer everySecond =
                () -> (connections[0]++ % 2 == 0 ? broken : correct).dialer().dial();
        RunResult run = explore(broken.reachedBy(everySecond, broken.replyTimeout(), broken.quietTime()), 100);
        assertThat(run.results())
                .filteredOn(result -> result.verdict() == Verdict.FAIL)
                .isNotEmpty()
                .allSatisfy(
                        result -> assertThat(result.reason()).containsPattern(" \\(shown again in [12] of 3 runs\\)$"));
    }

    @Test
    void aTargetThatIsLostLeavesWhatWasFoundUntilThen() throws Exception {
        RunResult run = explore(answering(20), 300);
        assertThat(run.dialogues()).isEqualTo(20);
        assertThat(run.trouble()).isEqualTo("the target was lost: gone");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.coverage().explored().orElseThrow().exercised().done()).isPositive();
        assertThat(verdict(run, "RFC5321-4.2-2")).isEqualTo(Verdict.PASS);
    }

    @Test
    void aTargetThatNeverAnswersHasNoResult() {
        assertThatThrownBy(() -> explore(answering(0), 300))
                .isInstanceOf(UnreachableException.class)
                .hasMessage("gone");
    }

    @Test
    void aRunWithoutALoginIsInconclusive() throws Exception {
        RunResult run = explore(InMemoryTarget.reference(), 1);
        assertThat(run.trouble()).startsWith("no login succeeded");
        assertThat(run.exitCode()).isEqualTo(3);
    }

    /** The correct server, as long as it takes connections. */
    private static Target answering(int connections) {
        Target target = InMemoryTarget.reference();
        int[] left = {connections};
        Dialer dialer = () -> {
            if (left[0]-- == 0) {
                throw new UnreachableException("gone", null);
            }
            return target.dialer().dial();
        };
        return target.reachedBy(dialer, target.replyTimeout(), target.quietTime());
    }

    private static Verdict verdict(RunResult run, String id) {
        return run.results().stream()
                .filter(result -> result.requirement().id().equals(id))
                .findFirst()
                .orElseThrow()
                .verdict();
    }
}

package org.msakit.kit.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.msakit.catalogue.Catalogue;
import org.msakit.catalogue.Requirement;
import org.msakit.dialogue.DialogueFormat;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.target.SimulatedTarget;
import org.msakit.model.Cell;
import org.msakit.model.Grade;
import org.msakit.model.Pattern;
import org.msakit.model.Permit;
import org.msakit.model.Stimulus;
import org.msakit.monitor.Verdict;
import org.msakit.rules.SubmissionModel;
import org.msakit.simulation.Manners;
import org.msakit.simulation.Model;

/** Theorem 1: no server that keeps to the model is ever blamed. */
class SoundnessTest {
    private static final long SERVERS = Long.getLong("msakit.simulated.servers", 2_000);

    /** The first one, where a long run is done in parts. */
    private static final long FIRST = Long.getLong("msakit.simulated.first", 0);

    /** So many servers exercise what any of them does now and then. */
    private static final long ENOUGH = 300;

    private static final Path NOT_SIMULATED = Path.of("src/test/resources/org/msakit/kit/run/not-simulated.tsv");

    @Test
    void noLegalServerIsBlamed() throws IOException {
        Found found = run(SubmissionModel::cell, FIRST, SERVERS);
        found.blamed.forEach((what, shown) -> System.out.println("BLAMED " + what + "\n" + shown));
        Set<String> silent = new TreeSet<>();
        Catalogue.builtIn().all().stream()
                .map(Requirement::id)
                .filter(id -> Ledger.isOnTheWire(id) && !found.passed.contains(id))
                .forEach(silent::add);
        System.out.println("legal servers " + SERVERS + " from " + FIRST + ", blamed " + found.blamed.size()
                + ", rows that some of them kept " + found.passed.size() + ", rows that this says nothing about "
                + silent.size());
        assertThat(found.blamed.keySet()).isEmpty();
        if (SERVERS >= ENOUGH) {
            assertThat(notSimulated().keySet())
                    .as("rows that no simulated server exercises are written down, with a reason")
                    .containsAll(silent);
        }
    }

    /** Rows that soundness says nothing about, and why. */
    private static Map<String, String> notSimulated() throws IOException {
        Map<String, String> reasons = new TreeMap<>();
        for (String line : Files.readAllLines(NOT_SIMULATED)) {
            String[] words = line.split("\t");
            assertThat(words).as(line).hasSize(2);
            assertThat(Ledger.isOnTheWire(words[0])).as(line).isTrue();
            reasons.put(words[0], words[1]);
        }
        return reasons;
    }

    /** The test of this test: servers that take something for lawful which the rule does not allow are found. */
    @Test
    void aRuleThatLacksAnAllowedReplyIsFound() {
        Model generous = (config, state, stimulus) -> {
            Cell cell = SubmissionModel.cell(config, state, stimulus);
            boolean noop =
                    stimulus instanceof Stimulus.Command c && c.line().verb().equals("NOOP");
            return noop
                    ? cell.or(List.of(new Permit(Pattern.reply("220"), o -> List.of(state), Grade.PASS, List.of())))
                    : cell;
        };
        assertThat(run(generous, 0, 20).blamed.keySet()).anyMatch(what -> what.endsWith("FAIL"));
    }

    /** What a run over simulated servers gave. */
    private static final class Found {
        /** Requirement and verdict to the first witness. */
        private final Map<String, String> blamed = new ConcurrentSkipListMap<>();

        /** Rows that were exercised and kept. */
        private final Set<String> passed = new ConcurrentSkipListSet<>();
    }

    private static Found run(Model model, long first, long servers) {
        Found found = new Found();
        LongStream.range(first, first + servers).parallel().forEach(seed -> run(model, Manners.drawn(seed), found));
        return found;
    }

    private static void run(Model model, Manners manners, Found found) {
        RunResult run;
        try {
            run = Suite.run(
                    SimulatedTarget.of(model, manners), Selection.ALL, Progress.NONE, Effort.scenarios(manners.seed()));
        } catch (UnreachableException e) {
            throw new AssertionError(e);
        }
        for (RequirementResult result : run.results()) {
            if (result.verdict() == Verdict.PASS) {
                found.passed.add(result.requirement().id());
            }
            boolean unjust = result.verdict() == Verdict.FAIL || (result.verdict() == Verdict.WARN && manners.exact());
            if (unjust) {
                found.blamed.putIfAbsent(
                        result.requirement().id() + " " + result.verdict(),
                        manners + "\n" + result.reason() + "\n"
                                + result.witness().map(DialogueFormat::print).orElse(""));
            }
        }
    }
}

package org.msakit.kit.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
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

    @Test
    void noLegalServerIsBlamed() {
        Map<String, String> blamed = blamed(SubmissionModel::cell, SERVERS);
        blamed.forEach((what, shown) -> System.out.println("BLAMED " + what + "\n" + shown));
        System.out.println("legal servers " + SERVERS + ", blamed " + blamed.size());
        assertThat(blamed.keySet()).isEmpty();
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
        assertThat(blamed(generous, 20).keySet()).anyMatch(what -> what.endsWith("FAIL"));
    }

    /** Requirement and verdict to the first witness. */
    private static Map<String, String> blamed(Model model, long servers) {
        Map<String, String> blamed = new ConcurrentSkipListMap<>();
        LongStream.range(0, servers).parallel().forEach(seed -> blame(model, Manners.drawn(seed), blamed));
        return blamed;
    }

    private static void blame(Model model, Manners manners, Map<String, String> blamed) {
        RunResult run;
        try {
            run = Suite.run(SimulatedTarget.of(model, manners), Selection.ALL, Progress.NONE, manners.seed());
        } catch (UnreachableException e) {
            throw new AssertionError(e);
        }
        for (RequirementResult result : run.results()) {
            boolean unjust = result.verdict() == Verdict.FAIL || (result.verdict() == Verdict.WARN && manners.exact());
            if (unjust) {
                blamed.putIfAbsent(
                        result.requirement().id() + " " + result.verdict(),
                        manners + "\n" + result.reason() + "\n"
                                + result.witness().map(DialogueFormat::print).orElse(""));
            }
        }
    }
}

package org.msakit.kit.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.msakit.kit.script.Script;
import org.msakit.kit.script.Shrinker;
import org.msakit.kit.script.Step;
import org.msakit.kit.target.InMemoryTarget;
import org.msakit.kit.target.SimulatedTarget;
import org.msakit.kit.target.Target;
import org.msakit.model.Cell;
import org.msakit.model.Permit;
import org.msakit.model.Stimulus;
import org.msakit.rules.SubmissionModel;
import org.msakit.simulation.CanonicalChoice;
import org.msakit.simulation.Manners;
import org.msakit.simulation.Model;

class ExplorerTest {
    private static final String ROW = "RFC5321-4.1.4-3";
    private static final long SEED = 20061;

    /** EHLO does not end a transaction that has a recipient (RFC 5321 section 4.1.4). */
    private static final Model FORGETFUL = (config, state, stimulus) -> {
        Cell cell = SubmissionModel.cell(config, state, stimulus);
        boolean ehlo = stimulus instanceof Stimulus.Command c && c.line().verb().equals("EHLO");
        if (!ehlo || !state.mail().hasRecipients()) {
            return cell;
        }
        List<Permit> permits = cell.permits().stream()
                .map(p -> new Permit(
                        p.when(),
                        o -> p.next().apply(o).stream()
                                .map(next -> next.with(state.mail()))
                                .toList(),
                        p.grade(),
                        p.requirements()))
                .toList();
        return new Cell(permits, cell.blames(), cell.otherwise());
    };

    @Test
    void aFaultThatNeedsSevenStepsInOrderIsFoundAndShrunkToThem() throws Exception {
        Target target = SimulatedTarget.of(new CanonicalChoice(FORGETFUL, SimulatedTarget.canonicalConfig()));
        Map<String, Shrinker.Shrunk> found = new HashMap<>();
        Exploration figures = Explorer.explore(
                target,
                SEED,
                soFar -> soFar.dialogues() < 5_000 && !found.containsKey(ROW),
                shrunk -> found.put(shrunk.finding().requirement(), shrunk));
        System.out.println("found after " + figures);
        assertThat(found).containsKey(ROW);
        Shrinker.Shrunk shrunk = found.get(ROW);
        assertThat(shrunk.confirmed()).isEqualTo(Shrinker.CONFIRMATIONS);
        assertThat(verbs(shrunk.script())).containsExactly("STARTTLS", "EHLO", "AUTH", "MAIL", "RCPT", "EHLO", "RCPT");
    }

    @Test
    void theReferenceServerIsNotBlamed() throws Exception {
        List<Shrinker.Shrunk> found = new ArrayList<>();
        Exploration figures =
                Explorer.explore(InMemoryTarget.reference(), SEED, soFar -> soFar.stimuli() < 10_000, found::add);
        System.out.println("reference server: " + figures);
        assertThat(found).isEmpty();
        assertThat(figures.exercised()).isGreaterThan(500);
    }

    @Test
    void noLegalServerIsBlamed() throws Exception {
        for (long seed = 0; seed < 40; seed++) {
            Target target = SimulatedTarget.of(SubmissionModel::cell, Manners.drawn(seed));
            List<Shrinker.Shrunk> found = new ArrayList<>();
            Explorer.explore(target, SEED + seed, soFar -> soFar.dialogues() < 100, found::add);
            assertThat(found).as("held against %s", Manners.drawn(seed)).isEmpty();
        }
    }

    private static List<String> verbs(Script script) {
        return script.steps().stream()
                .map(ExplorerTest::octets)
                .map(o -> o.split("[ \r]")[0])
                .toList();
    }

    private static String octets(Step step) {
        return step instanceof Step.StartTls start
                ? start.octets().latin1()
                : ((Step.Write) step).octets().latin1();
    }
}

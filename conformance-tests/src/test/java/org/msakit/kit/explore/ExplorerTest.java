package org.msakit.kit.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.msakit.dialogue.Dialogue;
import org.msakit.dialogue.DialogueFormat;
import org.msakit.kit.script.Shrinker;
import org.msakit.kit.target.InMemoryTarget;
import org.msakit.kit.target.SimulatedTarget;
import org.msakit.kit.target.Target;
import org.msakit.model.Cause;
import org.msakit.model.Cell;
import org.msakit.model.Exchange;
import org.msakit.model.Grade;
import org.msakit.model.Permit;
import org.msakit.model.Stimulus;
import org.msakit.model.Talk;
import org.msakit.model.Transaction;
import org.msakit.rules.SubmissionModel;
import org.msakit.simulation.CanonicalChoice;
import org.msakit.simulation.Manners;
import org.msakit.simulation.Model;

class ExplorerTest {
    private static final String ROW = "RFC5321-4.1.4-3";
    private static final long SEED = 20061;
    private static final long SERVERS = Long.getLong("msakit.explored.servers", 40);
    private static final int STIMULI = Integer.getInteger("msakit.explored.stimuli", 10_000);

    /** Where a server notes that an EHLO came within a transaction; nothing else reads it there. */
    private static final Talk FORGOTTEN = Talk.of("an open transaction");

    /** Behind an EHLO that ended a transaction with recipients RCPT is taken (RFC 5321 section 4.1.4), and nothing else. */
    private static final Model FORGETFUL = (config, state, stimulus) -> {
        if (is("RCPT", stimulus) && state.talk().equals(FORGOTTEN)) {
            return SubmissionModel.cell(
                    config, state.with(new Transaction(Transaction.Stage.SENDER, Cause.NEVER_BEGUN)), stimulus);
        }
        Cell cell = SubmissionModel.cell(config, state, stimulus);
        if (!is("EHLO", stimulus) || !state.mail().hasRecipients()) {
            return cell;
        }
        List<Permit> permits = cell.permits().stream()
                .map(p -> new Permit(
                        p.when(),
                        o -> p.next().apply(o).stream()
                                .map(next -> next.with(Exchange.NONE, FORGOTTEN))
                                .toList(),
                        p.grade(),
                        p.requirements()))
                .toList();
        return new Cell(permits, cell.blames(), cell.otherwise());
    };

    private static boolean is(String verb, Stimulus stimulus) {
        return stimulus instanceof Stimulus.Command c && c.line().verb().equals(verb);
    }

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
        assertThat(sent(shrunk.witness()))
                .containsExactly(
                        "C: STARTTLS",
                        "C: EHLO client.example",
                        "C: AUTH PLAIN AGFsaWNlAGNvcnJlY3QtaG9yc2U=",
                        "C: MAIL FROM:<alice@example.test>",
                        "C: RCPT TO:<bob@example.test>",
                        "C: EHLO client.example",
                        "C: RCPT TO:<bob@example.test>");
    }

    @Test
    void theReferenceServerIsNotBlamed() throws Exception {
        List<Shrinker.Shrunk> found = new ArrayList<>();
        Exploration figures =
                Explorer.explore(InMemoryTarget.reference(), SEED, soFar -> soFar.stimuli() < STIMULI, found::add);
        System.out.println("reference server: " + figures);
        assertThat(found.stream().map(shrunk -> DialogueFormat.print(shrunk.witness())))
                .isEmpty();
        assertThat(figures.exercised()).isGreaterThan(500);
    }

    @Test
    void everyStimulusIsCountedInItsCell() throws Exception {
        Target canonical =
                SimulatedTarget.of(new CanonicalChoice(SubmissionModel::cell, SimulatedTarget.canonicalConfig()));
        Explorer explorer = new Explorer(canonical, SEED, shrunk -> {});
        explorer.explore(soFar -> soFar.dialogues() < 100);
        Exploration figures = explorer.soFar();
        Explored explored = explorer.explored();
        System.out.println("explored: " + explored.exercised() + " cells, " + explored.pairs() + " pairs");
        assertThat(explored.exercised()).isEqualTo(new Explored.Share(figures.exercised(), figures.known()));
        assertThat(explored.cells().stream().mapToInt(Explored.Cell::times).sum())
                .isEqualTo(figures.stimuli());
        assertThat(explored.permits(Grade.WARN).done()).isZero();
        assertThat(explored.pairs().done()).isBetween(figures.dialogues(), figures.stimuli() - figures.dialogues());
    }

    @Test
    void noLegalServerIsBlamed() throws Exception {
        for (long seed = 0; seed < SERVERS; seed++) {
            Target target = SimulatedTarget.of(SubmissionModel::cell, Manners.drawn(seed));
            List<Shrinker.Shrunk> found = new ArrayList<>();
            Explorer.explore(target, SEED + seed, soFar -> soFar.dialogues() < 100, found::add);
            assertThat(found.stream().map(shrunk -> shrunk.finding() + "\n" + DialogueFormat.print(shrunk.witness())))
                    .as("held against %s", Manners.drawn(seed))
                    .isEmpty();
        }
    }

    private static List<String> sent(Dialogue witness) {
        return DialogueFormat.print(witness)
                .lines()
                .filter(line -> line.startsWith("C"))
                .toList();
    }
}

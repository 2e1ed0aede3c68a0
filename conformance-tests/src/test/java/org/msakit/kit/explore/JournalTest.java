package org.msakit.kit.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.msakit.dialogue.Dialogue;
import org.msakit.dialogue.DialogueFormat;
import org.msakit.kit.target.InMemoryTarget;
import org.msakit.kit.target.SimulatedTarget;
import org.msakit.kit.target.Target;
import org.msakit.rules.SubmissionModel;
import org.msakit.server.mutant.Mutants;
import org.msakit.simulation.Manners;

/** An exploration that was stopped goes on as the one that was not. */
class JournalTest {
    private static final long SEED = 20061;
    private static final int ALL = 120;
    private static final int STOPPED = 50;

    /** Dialogues by which the mutant is found. */
    private static final int FOUND = 200;

    private final List<String> led = new ArrayList<>();

    /** Hands out what was led before, and keeps what is led in the form in which it is written down. */
    private Journal journal(List<String> before) {
        Deque<String> past = new ArrayDeque<>(before);
        return new Journal() {
            @Override
            public Optional<Dialogue> past() {
                return Optional.ofNullable(past.poll()).map(DialogueFormat::parse);
            }

            @Override
            public void led(Dialogue dialogue) {
                led.add(DialogueFormat.print(dialogue));
            }
        };
    }

    /** Explores up to so many dialogues, behind these. */
    private Explorer explore(Target target, List<String> before, int dialogues) throws Exception {
        Explorer explorer = new Explorer(target, SEED, journal(before), shrunk -> {});
        explorer.explore(soFar -> soFar.dialogues() < dialogues);
        return explorer;
    }

    /** Obliging, and the same at every connection. */
    private static Target simulated() {
        return SimulatedTarget.of(SubmissionModel::cell, Manners.obliging(7));
    }

    @Test
    void itGoesOnAsIfItHadNotBeenStopped() throws Exception {
        Explorer uninterrupted = explore(simulated(), List.of(), ALL);
        List<String> whole = List.copyOf(led);
        assertThat(whole).hasSize(ALL);
        led.clear();

        explore(simulated(), List.of(), STOPPED);
        List<String> begun = List.copyOf(led);
        led.clear();
        int[] dialled = {0};
        Target target = simulated();
        Target counting = target.reachedBy(
                () -> {
                    dialled[0]++;
                    return target.dialer().dial();
                },
                target.replyTimeout(),
                target.quietTime());
        Explorer resumed = explore(counting, begun, ALL);

        assertThat(led).isEqualTo(whole);
        assertThat(dialled[0]).isEqualTo(ALL - STOPPED);
        assertThat(resumed.soFar()).isEqualTo(uninterrupted.soFar());
        assertThat(resumed.explored()).isEqualTo(uninterrupted.explored());
    }

    @Test
    void whatWasFoundBeforeIsFoundAgain() throws Exception {
        Target mutant = InMemoryTarget.mutant(Mutants.byId("mail-accepted-before-auth"));
        Exploration stopped = explore(mutant, List.of(), FOUND).soFar();
        List<String> begun = List.copyOf(led);
        assertThat(stopped.violations()).isNotEmpty();
        assertThat(explore(mutant, begun, FOUND).soFar()).isEqualTo(stopped);
    }
}

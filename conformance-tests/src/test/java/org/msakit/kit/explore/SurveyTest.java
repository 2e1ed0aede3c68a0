package org.msakit.kit.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.msakit.kit.target.SimulatedTarget;
import org.msakit.model.Grade;
import org.msakit.model.Observation;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.monitor.Turn;
import org.msakit.wire.CommandLine;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;

/** Dialogues made by hand, of commands that change nothing until QUIT ends them. */
class SurveyTest {
    private static final SessionState READY = SessionState.connected(false).with(Phase.COMMAND);
    private static final SessionState OVER = READY.with(Phase.CLOSING);

    private final Atlas atlas =
            new Atlas(SimulatedTarget.canonicalConfig(), Alphabet.all().size());

    private void dialogue(String... steps) {
        Survey.Trail trail = atlas.survey().trail();
        for (String step : steps) {
            String name = step.substring(0, step.indexOf(" -> "));
            int code = Integer.parseInt(step.substring(step.indexOf(" -> ") + 4));
            SessionState after = code == 221 ? OVER : READY;
            Stimulus stimulus = new Stimulus.Command(new CommandLine(Octets.line(line(name))));
            Observation observation = new Observation.Answer(new Reply(code, List.of(), Set.of()));
            trail.saw(cell(name), new Turn(READY, stimulus, observation, after), atlas.place(after));
        }
    }

    private static String line(String name) {
        return switch (name) {
            case "unknown verb" -> "XQ 1";
            case "NOOP" -> "NOOP ignored";
            default -> name;
        };
    }

    private Atlas.Goal cell(String name) {
        return new Atlas.Goal(
                atlas.place(READY),
                IntStream.range(0, Alphabet.all().size())
                        .filter(i -> Alphabet.all().get(i).name().equals(name))
                        .findFirst()
                        .orElseThrow());
    }

    private Explored soFar() {
        return atlas.survey().soFar(atlas);
    }

    @Test
    void cellsThatWereOnlySeenToBePossibleAreKnown() {
        atlas.open(
                atlas.place(READY),
                List.of(
                        cell("NOOP").stimulus(),
                        cell("HELO").stimulus(),
                        cell("QUIT").stimulus()));
        dialogue("NOOP -> 250", "NOOP -> 250", "QUIT -> 221");
        assertThat(soFar().exercised()).isEqualTo(new Explored.Share(2, 3));
        assertThat(soFar().cells()).extracting(Explored.Cell::stimulus).containsExactly("HELO", "NOOP", "QUIT");
        assertThat(soFar().cells()).extracting(Explored.Cell::times).containsExactly(0, 2, 1);
        assertThat(soFar().cells())
                .extracting(Explored.Cell::state)
                .containsOnly("command, clear text, hello NONE, not authenticated, transaction NONE");
    }

    /** NOOP with an argument may be answered by 250, by 500 or 501 against a SHOULD, by 421 and by 4yz. */
    @Test
    void permitsAreThoseOfTheModel() {
        dialogue("NOOP -> 250");
        assertThat(soFar().permits(Grade.PASS)).isEqualTo(new Explored.Share(1, 1));
        assertThat(soFar().permits(Grade.WARN)).isEqualTo(new Explored.Share(0, 1));
        assertThat(soFar().permits(Grade.INCONCLUSIVE)).isEqualTo(new Explored.Share(0, 2));
        assertThat(soFar().replyClasses()).isEqualTo(new Explored.Share(1, 3));
        dialogue("NOOP -> 421");
        assertThat(soFar().permits(Grade.INCONCLUSIVE)).isEqualTo(new Explored.Share(1, 2));
        assertThat(soFar().replyClasses()).isEqualTo(new Explored.Share(2, 3));
    }

    @Test
    void aPairLiesWithinOneDialogue() {
        dialogue("NOOP -> 250");
        dialogue("QUIT -> 221");
        assertThat(soFar().pairs()).isEqualTo(new Explored.Share(0, 2));
        dialogue("NOOP -> 250", "QUIT -> 221");
        assertThat(soFar().pairs()).as("NOOP; QUIT of that and NOOP; NOOP").isEqualTo(new Explored.Share(1, 2));
        dialogue("NOOP -> 250", "NOOP -> 250", "NOOP -> 250");
        assertThat(soFar().pairs()).isEqualTo(new Explored.Share(2, 2));
    }

    @Test
    void whatWalksDoNotSendTwiceIsNoPairWithItself() {
        dialogue("NOOP -> 250", "unknown verb -> 500");
        assertThat(soFar().pairs()).isEqualTo(new Explored.Share(1, 3));
        dialogue("unknown verb -> 500", "unknown verb -> 500");
        assertThat(soFar().pairs()).as("a word may").isEqualTo(new Explored.Share(2, 4));
    }

    @Test
    void aTransitionThatLeadsElsewhereIsAnotherOne() {
        dialogue("NOOP -> 250", "NOOP -> 221");
        assertThat(soFar().pairs()).as("behind the one that stays come both").isEqualTo(new Explored.Share(1, 2));
    }

    @Test
    void aMessageIsNotCompletedRightBehindAStranger() {
        StimulusClass last = named("BDAT last");
        assertThat(last.follows(named("RCPT known"))).isTrue();
        assertThat(last.follows(named("RCPT remote"))).isFalse();
        assertThat(named("DATA").follows(named("RCPT remote"))).isTrue();
        assertThat(named("unknown verb").follows(named("unknown verb"))).isFalse();
    }

    private static StimulusClass named(String name) {
        return Alphabet.all().stream()
                .filter(stimulus -> stimulus.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

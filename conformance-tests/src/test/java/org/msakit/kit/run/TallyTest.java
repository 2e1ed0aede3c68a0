package org.msakit.kit.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.msakit.dialogue.Dialogue;
import org.msakit.dialogue.Event;
import org.msakit.monitor.Outcome;

/** Which dialogue stands for a violation. */
class TallyTest {
    private final Tally tally = new Tally();

    private static Dialogue dialogue(int events) {
        return new Dialogue("a dialogue", Collections.nCopies(events, new Event.ClosedByClient()));
    }

    private void add(String reason, int events) {
        tally.add(Outcome.FAIL, reason, dialogue(events), events);
    }

    @Test
    void theShortestOne() {
        add("three", 3);
        add("two", 2);
        add("four", 4);
        assertThat(tally.witness()).contains(dialogue(2));
        assertThat(tally.reason(Outcome.FAIL)).isEqualTo("two");
    }

    @Test
    void theShrunkOneWhateverComesLater() {
        add("three", 3);
        tally.settle("shrunk", dialogue(4));
        add("two", 2);
        assertThat(tally.witness()).contains(dialogue(4));
        assertThat(tally.reason(Outcome.FAIL)).isEqualTo("shrunk");
        assertThat(tally.exercised()).isEqualTo(2);
    }
}

package org.msakit.kit.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.msakit.model.Cell;
import org.msakit.model.Grade;
import org.msakit.model.Observation;
import org.msakit.model.Pattern;
import org.msakit.model.SessionState;
import org.msakit.wire.Reply;

/** A cell made by hand: which of its permits count, and which of them were seen. */
class CellSurveyTest {
    private static final UnaryOperator<SessionState> STAY = UnaryOperator.identity();
    private static final Explored.Allowed KEPT = new Explored.Allowed("250", Grade.PASS);
    private static final Explored.Allowed BENT = new Explored.Allowed("550|553", Grade.WARN);
    private static final Explored.Allowed OPEN = new Explored.Allowed("4yz", Grade.INCONCLUSIVE);
    private static final Explored.Allowed CLOSED = new Explored.Allowed("connection closed", Grade.PASS);

    private static Cell.Builder cell() {
        return Cell.in(SessionState.connected(true))
                .pass("250", STAY)
                .warn("550|553", STAY)
                .open("4yz", STAY);
    }

    private static Explored.Cell after(Cell cell, Observation... observations) {
        CellSurvey survey = new CellSurvey();
        for (Observation observation : observations) {
            survey.saw(cell, observation);
        }
        return survey.soFar("state", "stimulus");
    }

    private static Observation reply(int code) {
        return new Observation.Answer(new Reply(code, List.of(), Set.of()));
    }

    @Test
    void whatWasSeenIsWitnessedAndTheRestIsNot() {
        Explored.Cell seen = after(cell().otherwise("X"), reply(250), reply(553), reply(550));
        assertThat(seen.times()).isEqualTo(3);
        assertThat(seen.witnessed()).containsExactly(KEPT, BENT);
        assertThat(seen.unwitnessed()).containsExactly(OPEN);
        assertThat(seen.seen()).containsExactly("2yz", "5yz");
        assertThat(seen.allowed()).containsExactly("2yz", "4yz", "5yz");
    }

    @Test
    void onlyWhatSaysSomethingOfARequirementIsMissed() {
        assertThat(after(cell().otherwise("X"), reply(250)).telling()).containsExactly(BENT);
    }

    @Test
    void aPermitBehindOthersThatTakeAllItsCodesDoesNotCount() {
        Explored.Cell seen = after(cell().pass("550", STAY).otherwise("X"), reply(550));
        assertThat(seen.witnessed()).containsExactly(BENT);
        assertThat(seen.unwitnessed()).containsExactly(KEPT, OPEN);
    }

    @Test
    void whatTheModelForbidsIsNoCoverage() {
        Explored.Cell seen = after(cell().broken("554", STAY).otherwise("X"), reply(554), reply(354));
        assertThat(seen.witnessed()).isEmpty();
        assertThat(seen.unwitnessed()).containsExactly(KEPT, BENT, OPEN);
        assertThat(seen.seen()).isEmpty();
        assertThat(seen.allowed()).containsExactly("2yz", "4yz", "5yz");
    }

    @Test
    void aCloseIsAnAnswerToo() {
        Cell cell = cell().on(Pattern.CLOSED, Grade.PASS, STAY).otherwise("X");
        assertThat(after(cell, reply(250)).unwitnessed()).containsExactly(BENT, OPEN, CLOSED);
        Explored.Cell closed = after(cell, new Observation.Closed());
        assertThat(closed.witnessed()).containsExactly(CLOSED);
        assertThat(closed.seen()).containsExactly("close");
        assertThat(closed.allowed()).containsExactly("2yz", "4yz", "5yz", "close");
    }

    @Test
    void membersOfAClassThatAllowDifferentThingsAddUp() {
        CellSurvey survey = new CellSurvey();
        survey.saw(Cell.in(SessionState.connected(true)).pass("250", STAY).otherwise("X"), reply(250));
        survey.saw(Cell.in(SessionState.connected(true)).warn("550|553", STAY).otherwise("X"), reply(554));
        Explored.Cell both = survey.soFar("state", "stimulus");
        assertThat(both.witnessed()).containsExactly(KEPT);
        assertThat(both.unwitnessed()).containsExactly(BENT);
    }
}

package org.msakit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;

/** How a cell decides on an observation. */
class CellTest {
    private static final SessionState STATE = SessionState.connected(false).with(Phase.COMMAND);
    private static final UnaryOperator<SessionState> STAY = s -> s;
    private static final UnaryOperator<SessionState> CLOSING = s -> s.with(Phase.CLOSING);
    private static final Observation CLOSED = new Observation.Closed();

    private static Observation answer(int code, String... lines) {
        return new Observation.Answer(
                new Reply(code, Stream.of(lines).map(Octets::line).toList(), Set.of()));
    }

    private static List<SessionState> behind(Cell cell, Observation observation) {
        return cell.permitFor(observation).orElseThrow().next().apply(observation);
    }

    private static Grade grade(Cell cell, int code) {
        return cell.permitFor(answer(code)).orElseThrow().grade();
    }

    @Test
    void theFirstPermitThatMatchesCounts() {
        Cell cell = Cell.in(STATE)
                .pass("550", STAY, "SPECIAL")
                .warn("5yz", STAY, "GENERAL")
                .otherwise("REST");
        assertThat(cell.permitFor(answer(550)).map(Permit::requirements)).contains(List.of("SPECIAL"));
        assertThat(cell.permitFor(answer(551)).map(Permit::requirements)).contains(List.of("GENERAL"));
        assertThat(cell.permitFor(answer(250))).isEmpty();
    }

    @Test
    void permitsAddedLaterStandBehind() {
        Permit late = new Permit(Pattern.reply("2yz"), o -> List.of(STATE), Grade.INCONCLUSIVE, List.of("LATE"));
        Cell cell = Cell.in(STATE)
                .pass("250", STAY, "FIRST")
                .blame("3yz", "THIRD")
                .otherwise("REST")
                .or(List.of(late));
        assertThat(cell.permitFor(answer(250)).map(Permit::requirements)).contains(List.of("FIRST"));
        assertThat(cell.permitFor(answer(251))).contains(late);
        assertThat(cell.blameFor(answer(354))).containsExactly("THIRD");
        assertThat(cell.blameFor(answer(500))).containsExactly("REST");
    }

    @Test
    void whatIsLeftOpenIsSoWhateverTheCellSaysOfIt() {
        SessionState closing = STATE.with(Phase.CLOSING);
        Cell cell = Cell.in(STATE)
                .warn("5yz", STAY, "FIRST")
                .blame("3yz", "THIRD")
                .otherwise("REST")
                .leavingOpen("501", closing);
        assertThat(grade(cell, 501)).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(behind(cell, answer(501))).containsExactly(closing);
        assertThat(grade(cell, 500)).isEqualTo(Grade.WARN);
        assertThat(cell.blameFor(answer(354))).containsExactly("THIRD");
        assertThat(cell.blameFor(answer(250))).containsExactly("REST");
    }

    @Test
    void theFirstBlameThatMatchesCountsAndElseTheRest() {
        Cell cell = Cell.in(STATE)
                .pass("250", STAY)
                .blame("354", "DATA")
                .blame("3yz", "THIRD", "AND MORE")
                .blameClose("CLOSE")
                .otherwise("REST", "AND ALL");
        assertThat(cell.blameFor(answer(354))).containsExactly("DATA");
        assertThat(cell.blameFor(answer(334))).containsExactly("THIRD", "AND MORE");
        assertThat(cell.blameFor(CLOSED)).containsExactly("CLOSE");
        assertThat(cell.blameFor(answer(550))).containsExactly("REST", "AND ALL");
    }

    @Test
    void eachWordOfTheBuilderHasItsGrade() {
        Cell cell = Cell.in(STATE)
                .pass("250", STAY)
                .warn("251", STAY)
                .open("252", STAY)
                .broken("253", STAY)
                .passEither("254", STAY, CLOSING)
                .openEither("255", STAY, CLOSING)
                .otherwise("REST");
        assertThat(Stream.of(250, 251, 252, 253, 254, 255).map(code -> grade(cell, code)))
                .containsExactly(
                        Grade.PASS, Grade.WARN, Grade.INCONCLUSIVE, Grade.BROKEN, Grade.PASS, Grade.INCONCLUSIVE);
    }

    @Test
    void aPermitLeadsOn() {
        Cell cell = Cell.in(STATE)
                .pass("221", CLOSING)
                .passEither("250", STAY, CLOSING)
                .openEither("251", CLOSING, STAY)
                .learn("252", STATE::afterEhlo, Grade.PASS)
                .learn(Pattern.reply("253"), STATE::afterEhlo, Grade.WARN, "ID")
                .on(Pattern.CLOSED, Grade.INCONCLUSIVE, CLOSING, "ID")
                .otherwise("REST");
        SessionState closing = STATE.with(Phase.CLOSING);
        assertThat(behind(cell, answer(221))).containsExactly(closing);
        assertThat(behind(cell, answer(250))).containsExactly(STATE, closing);
        assertThat(behind(cell, answer(251))).containsExactly(closing, STATE);
        assertThat(behind(cell, CLOSED)).containsExactly(closing);
        for (int code : new int[] {252, 253}) {
            assertThat(behind(cell, answer(code, code + "-mx", code + " DSN")))
                    .singleElement()
                    .satisfies(state -> assertThat(state.offered().has("DSN")).isTrue());
        }
    }

    @Test
    void nothingPermittedOrNobodyToBlameIsAFaultOfTheModel() {
        Cell.Builder nothing = Cell.in(STATE);
        assertThatThrownBy(() -> nothing.otherwise("REST")).isInstanceOf(IllegalArgumentException.class);
        Cell.Builder something = Cell.in(STATE).pass("250", STAY);
        assertThatThrownBy(something::otherwise).isInstanceOf(IllegalArgumentException.class);
        assertThat(Optional.of(something.otherwise("REST"))).isPresent();
    }
}

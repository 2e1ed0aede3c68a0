package org.msakit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.msakit.model.Cell;
import org.msakit.model.Grade;
import org.msakit.model.Observation;
import org.msakit.model.Permit;
import org.msakit.model.SessionState;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;

/** Which answers keep a requirement, which are right in effect, say nothing, or break one. Codes as in 250|550. */
record Answers(Cell cell) {
    /** These codes keep exactly these requirements. */
    Answers keep(String codes, String... requirements) {
        return graded(codes, Grade.PASS, requirements);
    }

    /** These codes are right in effect only. */
    Answers tolerate(String codes, String... requirements) {
        return graded(codes, Grade.WARN, requirements);
    }

    /** These codes say nothing. */
    Answers leaveOpen(String codes, String... requirements) {
        return graded(codes, Grade.INCONCLUSIVE, requirements);
    }

    /** These codes break exactly these requirements. */
    Answers violate(String codes, String... requirements) {
        answers(codes).forEach(answer -> assertBroken(answer, requirements));
        return this;
    }

    Answers violateByClosing(String... requirements) {
        assertBroken(new Observation.Closed(), requirements);
        return this;
    }

    Answers mayClose() {
        assertThat(cell.permitFor(new Observation.Closed()).map(Permit::grade)).contains(Grade.INCONCLUSIVE);
        return this;
    }

    /** Behind this code the state is certain, and so. */
    Answers leadTo(int code, Predicate<SessionState> state) {
        assertThat(behind(answer(String.valueOf(code)))).singleElement().matches(state);
        return this;
    }

    /** Behind this code the server may be in either state. */
    Answers leadToEither(int code, Predicate<SessionState> one, Predicate<SessionState> other) {
        List<SessionState> states = behind(answer(String.valueOf(code)));
        assertThat(states).hasSize(2).anyMatch(one).anyMatch(other);
        return this;
    }

    private List<SessionState> behind(Observation observation) {
        return cell.permitFor(observation).orElseThrow().next().apply(observation);
    }

    private Answers graded(String codes, Grade grade, String... requirements) {
        answers(codes).forEach(answer -> {
            Optional<Permit> permit = cell.permitFor(answer);
            assertThat(permit).as(answer.describe()).isPresent();
            assertThat(permit.get().grade()).as(answer.describe()).isEqualTo(grade);
            assertThat(permit.get().requirements()).as(answer.describe()).containsExactlyInAnyOrder(requirements);
        });
        return this;
    }

    private void assertBroken(Observation observation, String... requirements) {
        Optional<Permit> permit = cell.permitFor(observation);
        assertThat(permit.filter(p -> p.grade() != Grade.BROKEN))
                .as(observation.describe())
                .isEmpty();
        assertThat(permit.map(Permit::requirements).orElseGet(() -> cell.blameFor(observation)))
                .as(observation.describe())
                .containsExactlyInAnyOrder(requirements);
    }

    private static Stream<Observation> answers(String codes) {
        return Stream.of(codes.split("\\|")).map(Answers::answer);
    }

    private static Observation answer(String code) {
        return new Observation.Answer(new Reply(Integer.parseInt(code), List.of(Octets.line(code + " x")), Set.of()));
    }

    /** A challenge behind a 334, which decides where the exchange goes. */
    Answers challenge(String base64, Grade grade, Predicate<SessionState> state, String... requirements) {
        Observation challenge = new Observation.Answer(new Reply(334, List.of(Octets.line("334 " + base64)), Set.of()));
        Permit permit = cell.permitFor(challenge).orElseThrow();
        assertThat(permit.grade()).isEqualTo(grade);
        assertThat(permit.requirements()).containsExactlyInAnyOrder(requirements);
        assertThat(behind(challenge)).singleElement().matches(state);
        return this;
    }

    Answers violateByChallenge(String base64, String... requirements) {
        assertBroken(
                new Observation.Answer(new Reply(334, List.of(Octets.line("334 " + base64)), Set.of())), requirements);
        return this;
    }
}

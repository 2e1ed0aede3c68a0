package org.msakit.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.msakit.model.Cell;
import org.msakit.model.Config;
import org.msakit.model.Grade;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.policy.Admission;
import org.msakit.rules.SubmissionModel;

/** The graph that is kept as text is the one that a walk through the model finds. */
class StateGraphTest {
    private static final Path KEPT = Path.of("src/main/resources/org/msakit/exploration/states.tsv");
    private static final String AGAIN = "mvn -pl protocol-model test -Dtest=StateGraphTest,PicturesTest"
            + " -Dmsakit.pictures.write=true, and once more without it";
    private static final Config CONFIG = new Config(
            Admission.LOGIN_REQUIRED,
            true,
            Map.of("alice", "correct-horse"),
            Set.of("example.test"),
            Set.of("bob@example.test"),
            "nobody");

    @Test
    void theGraphIsThatOfTheModel() throws IOException {
        String found = StateGraph.of(SubmissionModel::cell, CONFIG).print();
        if (Boolean.getBoolean("msakit.pictures.write")) {
            Files.writeString(KEPT, found);
        }
        assertThat(Files.readString(KEPT)).as(AGAIN).isEqualTo(found);
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        assertThat(StateGraph.builtIn().print()).isEqualTo(Files.readString(KEPT));
    }

    @Test
    void noTransactionIsOpenInAPlaceWithoutLogin() {
        assertThat(StateGraph.builtIn().places().keySet())
                .filteredOn(place -> place.stage().compareTo(Place.Stage.SENDER) >= 0)
                .filteredOn(place -> place.stage() != Place.Stage.OVER)
                .isNotEmpty()
                .allMatch(Place::login);
    }

    /** What a report knows of a state is enough to find its place. */
    @Test
    void theDescriptionOfAStateTellsItsPlace() {
        StateSpace.of(SubmissionModel::cell, CONFIG, false, List.of(), new StateSpace.Visitor() {
            @Override
            public void cell(SessionState state, Stimulus stimulus, Cell cell) {
                assertThat(Place.described(state.describe())).contains(Place.of(state));
            }

            @Override
            public void step(StateSpace.Transition step, Grade grade) {
                assertThat(Place.parse(Place.of(step.to()).toString())).isEqualTo(Place.of(step.to()));
            }
        });
    }
}

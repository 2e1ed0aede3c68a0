package org.msakit.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.msakit.model.Cause;
import org.msakit.model.Cell;
import org.msakit.model.Config;
import org.msakit.model.Exchange;
import org.msakit.model.Grade;
import org.msakit.model.Login;
import org.msakit.model.Pattern;
import org.msakit.model.Permit;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.model.Transaction;
import org.msakit.policy.Admission;
import org.msakit.rules.SubmissionModel;
import org.msakit.simulation.Model;

/** The whole of the abstract state space: the invariants hold, and each can be broken by a fault of the model. */
class StateSpaceTest {
    private static final Transaction OPEN = new Transaction(Transaction.Stage.SENDER, Cause.NEVER_BEGUN);

    @ParameterizedTest
    @EnumSource(Admission.class)
    void theInvariantsHoldEverywhere(Admission admission) {
        for (boolean implicitTls : new boolean[] {false, true}) {
            StateSpace space = StateSpace.of(SubmissionModel::cell, config(admission), implicitTls, Invariant.all());
            System.out.println(admission + (implicitTls ? ", TLS first" : "") + ": states " + space.states()
                    + ", transitions " + space.transitions() + ", invariants "
                    + Invariant.all().size() + ", requirements named "
                    + space.requirements().size());
            assertThat(space.states()).isGreaterThan(4);
            assertThat(space.broken()).isEmpty();
        }
    }

    @Test
    void withoutTheRequirementOfALoginTheBypassIsFound() {
        Invariant login = Invariant.all().get(0);
        Invariant asIfRequired = new Invariant(
                login.name(), (config, step) -> login.holds().test(config(Admission.LOGIN_REQUIRED), step));
        StateSpace space = StateSpace.of(SubmissionModel::cell, config(Admission.RELAY), false, List.of(asIfRequired));
        String bypass = StateSpace.print(space.broken().get(asIfRequired));
        System.out.println("the shortest bypass where the access map says RELAY:\n" + bypass);
        assertThat(bypass.lines()).as("MAIL right behind the greeting").hasSize(2);
        assertThat(bypass).contains("MAIL FROM:").doesNotContain("AUTH");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(0, "MAIL", "250", s -> s.with(OPEN)),
                fault(
                        1,
                        "DATA",
                        "354",
                        s -> s.with(Phase.CONTENT)
                                .with(new Transaction(Transaction.Stage.RECIPIENTS, Cause.NEVER_BEGUN))),
                fault(2, "EHLO", "251", s -> SessionState.connected(false).with(Phase.COMMAND)),
                fault(3, "", "", s -> s.afterStartTls().with(new Login(true, Cause.STARTTLS))),
                fault(4, "NOOP", "251", s -> s.with(Exchange.PLAIN, "").with(Phase.COMMAND)),
                fault(5, "RSET", "251", s -> s),
                fault(6, "NOOP", "251", s -> s.with(Phase.CONTENT)),
                fault(7, "content", "251", s -> s.with(Phase.COMMAND)));
    }

    private static Arguments fault(int invariant, String verb, String codes, UnaryOperator<SessionState> next) {
        return Arguments.of(Invariant.all().get(invariant), verb, codes, next);
    }

    /** An invariant that no fault can break would be empty talk. */
    @ParameterizedTest
    @MethodSource("faults")
    void eachInvariantIsBrokenByAFaultOfTheModel(
            Invariant invariant, String verb, String codes, UnaryOperator<SessionState> next) {
        Model faulty = (config, state, stimulus) -> {
            Cell cell = SubmissionModel.cell(config, state, stimulus);
            if (verb.isEmpty() && stimulus instanceof Stimulus.Handshake) {
                return new Cell(
                        List.of(new Permit(Pattern.TLS_UP, o -> List.of(next.apply(state)), Grade.PASS, List.of())),
                        List.of(),
                        cell.otherwise());
            }
            boolean here = verb.equals("content")
                    ? stimulus instanceof Stimulus.Content
                    : stimulus instanceof Stimulus.Command c && c.line().verb().equals(verb);
            return here && !verb.isEmpty()
                    ? new Cell(
                            Stream.concat(
                                            Stream.of(new Permit(
                                                    Pattern.reply(codes),
                                                    o -> List.of(next.apply(state)),
                                                    Grade.PASS,
                                                    List.of())),
                                            cell.permits().stream())
                                    .toList(),
                            cell.blames(),
                            cell.otherwise())
                    : cell;
        };
        Config config = config(Admission.LOGIN_REQUIRED);
        assertThat(StateSpace.of(faulty, config, false, List.of(invariant)).broken())
                .as(invariant.name())
                .containsKey(invariant);
    }

    private static Config config(Admission admission) {
        return new Config(
                admission,
                true,
                Map.of("alice", "correct-horse"),
                Set.of("example.test"),
                Set.of("bob@example.test"),
                "nobody");
    }
}

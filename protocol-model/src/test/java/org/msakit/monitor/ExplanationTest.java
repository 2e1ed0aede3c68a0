package org.msakit.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.msakit.model.Cause;
import org.msakit.model.Config;
import org.msakit.model.Observation;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.model.Transaction;
import org.msakit.policy.Admission;
import org.msakit.wire.CommandLine;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;

/** A violation is explained for each state that the server might have been in. */
class ExplanationTest {
    private static final Config CONFIG =
            new Config(Admission.RELAY, true, Map.of(), Set.of("sm.test"), Set.of("alice@sm.test"), "nobody");

    @Test
    void eachBranchTellsTheStepTheAllowedSetAndTheRuleThatClosedIt() {
        SessionState none = SessionState.connected(true).with(Phase.COMMAND);
        SessionState open = none.with(new Transaction(Transaction.Stage.SENDER, Cause.NEVER_BEGUN));
        Belief belief = new Belief(new LinkedHashSet<>(List.of(none, open)));
        Belief.Step step = belief.after(
                CONFIG,
                new Stimulus.Command(new CommandLine(Octets.line("DATA"))),
                new Observation.Answer(new Reply(220, List.of(Octets.line("220 what")), Set.of())));
        assertThat(step.next()).isEmpty();
        List<String> branches = List.of(step.explanation().split("(?<=\\. )(?=after )"));
        assertThat(branches)
                .hasSize(2)
                .allSatisfy(branch -> assertThat(branch)
                        .startsWith("after DATA\\r\\n in state [command, TLS")
                        .contains("came 220 what", "; allowed: 503", " (RFC5321-", "; not allowed by RFC5321-"));
        assertThat(branches.get(0)).contains("transaction NONE");
        assertThat(branches.get(1)).contains("transaction SENDER");
    }
}

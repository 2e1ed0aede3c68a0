package org.msakit.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.msakit.model.Cause;
import org.msakit.model.Config;
import org.msakit.model.Grade;
import org.msakit.model.Observation;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.model.Transaction;
import org.msakit.model.Transaction.Stage;
import org.msakit.policy.Admission;
import org.msakit.wire.CommandLine;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;

/** What an observation does to a belief of several states. */
class BeliefTest {
    private static final Config CONFIG =
            new Config(Admission.RELAY, true, Map.of(), Set.of("sm.test"), Set.of(), "nobody");
    private static final Reply EHLO =
            new Reply(250, List.of(Octets.line("250-mx"), Octets.line("250 STARTTLS")), Set.of());
    private static final SessionState CLEAR = SessionState.connected(false).afterEhlo(EHLO);
    private static final SessionState TLS = SessionState.connected(true).afterEhlo(EHLO);
    private static final SessionState OPEN = CLEAR.with(new Transaction(Stage.SENDER, Cause.NEVER_BEGUN));

    private static Belief.Step step(Config config, String line, int code, SessionState... states) {
        Belief belief = new Belief(new LinkedHashSet<>(List.of(states)));
        Observation reply = new Observation.Answer(new Reply(code, List.of(Octets.line(code + " x")), Set.of()));
        return belief.after(config, new Stimulus.Command(new CommandLine(Octets.line(line))), reply);
    }

    private static Belief.Step step(String line, int code, SessionState... states) {
        return step(CONFIG, line, code, states);
    }

    @Test
    void aStateThatTheObservationContradictsIsDropped() {
        for (Belief.Step step :
                List.of(step("RCPT TO:<a@sm.test>", 503, CLEAR, OPEN), step("RCPT TO:<a@sm.test>", 503, OPEN, CLEAR))) {
            assertThat(step.next().orElseThrow().states()).containsExactly(CLEAR);
            assertThat(step.grade()).isEqualTo(Grade.PASS);
            assertThat(step.explanation()).isEmpty();
        }
    }

    @Test
    void whatOneStateLeavesOpenIsNotShown() {
        assertThat(step("STARTTLS", 503, TLS).grade()).isEqualTo(Grade.PASS);
        assertThat(step("STARTTLS", 503, TLS).requirements()).containsExactly("RFC3207-4.2-6");
        SessionState notOffered = SessionState.connected(false).with(Phase.COMMAND);
        for (Belief.Step step :
                List.of(step("STARTTLS", 503, TLS, notOffered), step("STARTTLS", 503, notOffered, TLS))) {
            assertThat(step.next().orElseThrow().states()).containsExactlyInAnyOrder(TLS, notOffered);
            assertThat(step.grade()).isEqualTo(Grade.INCONCLUSIVE);
            assertThat(step.requirements()).isEmpty();
        }
    }

    @Test
    void whatEveryStateShowsIsShown() {
        Belief.Step step = step("NOOP", 250, CLEAR, TLS);
        assertThat(step.grade()).isEqualTo(Grade.PASS);
        assertThat(step.requirements()).containsExactly("RFC5321-4.1.1.9-1");
    }

    @Test
    void anObservationThatNoStateAllowsIsAViolation() {
        Belief.Step step = step("NOOP", 550, CLEAR, OPEN);
        assertThat(step.next()).isEmpty();
        assertThat(step.requirements()).containsExactly("RFC5321-4.1.1.9-1");
        String allowed =
                " came 550 x\\r\\n; allowed: 250 (RFC5321-4.1.1.9-1); 421; 4yz; not allowed by RFC5321-4.1.1.9-1. ";
        assertThat(step.explanation())
                .isEqualTo("after NOOP\\r\\n in state [" + CLEAR.describe() + "]" + allowed
                        + "after NOOP\\r\\n in state [" + OPEN.describe() + "]" + allowed);
    }

    @Test
    void eachStateNamesWhomItBlames() {
        assertThat(step("RSET", 550, OPEN, CLEAR).requirements())
                .containsExactly("RFC5321-4.1.1.5-1", "RFC5321-4.1.1.5-2");
    }

    @Test
    void aKnownViolationLeadsOnWhereNothingLawfulExplainsIt() {
        String mail = "MAIL FROM:<a@sm.test>";
        Belief.Step broken = step(CONFIG.requiringTls(), mail, 250, CLEAR);
        assertThat(broken.grade()).isEqualTo(Grade.BROKEN);
        assertThat(broken.requirements()).containsExactly("RFC3207-6-1", "RFC3207-4-3");
        assertThat(broken.next().orElseThrow().any().mail().stage()).isEqualTo(Stage.SENDER);
        assertThat(broken.explanation())
                .isEqualTo("after MAIL FROM:<a@sm.test>\\r\\n in state [" + CLEAR.describe()
                        + "] came 250 x\\r\\n; allowed: 530 (RFC3207-4-3, RFC3207-6-1); 5yz (RFC3207-4-3); 421; 4yz;"
                        + " not allowed by RFC3207-6-1, RFC3207-4-3. ");
        for (Belief.Step lawful : List.of(
                step(CONFIG.requiringTls(), mail, 250, CLEAR, TLS),
                step(CONFIG.requiringTls(), mail, 250, TLS, CLEAR))) {
            assertThat(lawful.grade()).isNotEqualTo(Grade.BROKEN);
            assertThat(lawful.next().orElseThrow().states()).allMatch(SessionState::tls);
        }
    }

    @Test
    void oneStateStandsForAll() {
        assertThat(Belief.of(OPEN).any()).isEqualTo(OPEN);
        assertThat(Belief.of(OPEN).phase()).isEqualTo(Phase.COMMAND);
    }
}

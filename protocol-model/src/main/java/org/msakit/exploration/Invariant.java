package org.msakit.exploration;

import java.util.List;
import java.util.function.BiPredicate;
import org.msakit.model.Config;
import org.msakit.model.Exchange;
import org.msakit.model.Hello;
import org.msakit.model.Observation;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.policy.Admission;

/**
 * What holds for every lawful step of every server that keeps to the model.
 *
 * @param name a sentence
 * @param holds the property of a step
 */
public record Invariant(String name, BiPredicate<Config, StateSpace.Transition> holds) {
    /** All of them. */
    public static List<Invariant> all() {
        return List.of(
                new Invariant(
                        "where a login is required, no transaction is open without one",
                        (config, step) -> config.admission() != Admission.LOGIN_REQUIRED
                                || !step.to().mail().open()
                                || step.to().login().done()),
                new Invariant(
                        "where a login is required, no message is accepted without one",
                        (config, step) -> config.admission() != Admission.LOGIN_REQUIRED
                                || !(step.stimulus() instanceof Stimulus.Content)
                                || !accepted(step)
                                || step.from().login().done()),
                new Invariant(
                        "TLS does not go away",
                        (config, step) -> !step.from().tls() || step.to().tls()),
                new Invariant(
                        "a handshake forgets EHLO, login and transaction (RFC 3207 section 4.2)",
                        (config, step) -> !(step.observation() instanceof Observation.TlsUp) || forgotten(step.to())),
                new Invariant(
                        "a SASL exchange is open in its own phase only, and never inside a transaction or a login",
                        (config, step) -> step.to().phase() == Phase.CLOSED || consistent(step.to())),
                new Invariant(
                        "EHLO, HELO and RSET end the transaction (RFC 5321 sections 4.1.4 and 4.1.1.5)",
                        (config, step) -> !resets(step) || !step.to().mail().open()),
                new Invariant(
                        "message content is taken in a transaction only",
                        (config, step) -> step.to().phase() != Phase.CONTENT
                                || step.to().mail().open()),
                new Invariant(
                        "the end of data ends the transaction (RFC 5321 section 4.1.1.4)",
                        (config, step) -> !(step.stimulus() instanceof Stimulus.Content)
                                || !step.to().mail().open()
                                || step.to().phase() == Phase.CLOSED));
    }

    private static boolean accepted(StateSpace.Transition step) {
        return step.observation() instanceof Observation.Answer a && a.reply().klass() == 2;
    }

    private static boolean forgotten(SessionState state) {
        return state.hello() == Hello.NONE
                && !state.login().done()
                && !state.mail().open()
                && state.offered().keywords().isEmpty();
    }

    private static boolean consistent(SessionState state) {
        boolean inside = state.exchange() != Exchange.NONE;
        return inside == (state.phase() == Phase.SASL)
                && !(inside && (state.login().done() || state.mail().open()));
    }

    private static boolean resets(StateSpace.Transition step) {
        return step.stimulus() instanceof Stimulus.Command c
                && List.of("EHLO", "HELO", "RSET").contains(c.line().verb())
                && accepted(step);
    }
}

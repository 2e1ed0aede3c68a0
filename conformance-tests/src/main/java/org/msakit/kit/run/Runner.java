package org.msakit.kit.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.msakit.kit.client.Connection;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.scenario.PreconditionNotMet;
import org.msakit.kit.scenario.Scenario;
import org.msakit.kit.scenario.Session;
import org.msakit.kit.target.Target;
import org.msakit.monitor.Finding;
import org.msakit.monitor.Outcome;

/** Runs one scenario until its result says something. */
final class Runner {
    /** Connections that may end by 421 at one scenario (catalogue rule G1). */
    private static final int ATTEMPTS = 3;

    private Runner() {}

    /** Runs a scenario, again where the server was busy, and once more where it failed: a failure must repeat. */
    static DialogueResult conclusive(Scenario scenario, Target target) throws UnreachableException {
        DialogueResult result = once(scenario, target);
        for (int attempt = 1; attempt < ATTEMPTS && result.endedBy421() && !result.failed(); attempt++) {
            result = once(scenario, target);
        }
        return confirmed(result, scenario, target);
    }

    /** As above, while others run; empty where the server did not answer to the end, which may be because of them. */
    static Optional<DialogueResult> undisturbed(Scenario scenario, Target target) {
        try {
            DialogueResult result = confirmed(once(scenario, target), scenario, target);
            boolean disturbed = result.endedBy421() || result.endedInSilence() || result.turnedAway();
            return disturbed ? Optional.empty() : Optional.of(result);
        } catch (UnreachableException e) {
            return Optional.empty();
        }
    }

    private static DialogueResult confirmed(DialogueResult first, Scenario scenario, Target target)
            throws UnreachableException {
        return first.failed() ? confirmed(first, once(scenario, target)) : first;
    }

    private static DialogueResult confirmed(DialogueResult first, DialogueResult second) {
        Set<String> again = new HashSet<>();
        second.findings().stream().filter(f -> f.outcome() == Outcome.FAIL).forEach(f -> again.add(f.requirement()));
        List<Finding> findings = new ArrayList<>();
        for (Finding f : first.findings()) {
            boolean lost = f.outcome() == Outcome.FAIL && !again.contains(f.requirement());
            findings.add(
                    lost
                            ? new Finding(
                                    f.requirement(),
                                    Outcome.INCONCLUSIVE,
                                    "seen once, not again: " + f.reason(),
                                    f.event())
                            : f);
        }
        return new DialogueResult(
                findings,
                first.dialogue(),
                first.unmet(),
                first.states(),
                first.transitions(),
                first.capabilities(),
                first.exchanges());
    }

    private static DialogueResult once(Scenario scenario, Target target) throws UnreachableException {
        try (Connection connection = target.dialer().dial();
                Session session = new Session(target, connection)) {
            String unmet = "";
            try {
                session.connect();
                scenario.script().accept(session);
            } catch (PreconditionNotMet e) {
                unmet = e.getMessage();
            }
            return DialogueResult.of(session, scenario.title(), unmet);
        }
    }
}

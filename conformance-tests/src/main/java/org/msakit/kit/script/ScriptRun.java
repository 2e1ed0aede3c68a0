package org.msakit.kit.script;

import java.util.List;
import java.util.Optional;
import org.msakit.dialogue.Dialogue;
import org.msakit.kit.client.Connection;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.scenario.PreconditionNotMet;
import org.msakit.kit.scenario.Session;
import org.msakit.kit.target.Target;
import org.msakit.monitor.Finding;
import org.msakit.monitor.Outcome;

/**
 * A script run against a target.
 *
 * @param dialogue what happened
 * @param findings judgements, in order
 */
public record ScriptRun(Dialogue dialogue, List<Finding> findings) {
    /**
     * Runs it to its end, or until the server leaves no way to go on.
     *
     * @throws UnreachableException where nothing answers
     */
    public static ScriptRun of(Target target, Script script) throws UnreachableException {
        try (Connection connection = target.dialer().dial();
                Session session = new Session(target, connection)) {
            try {
                session.greeting();
                script.steps().forEach(step -> take(session, step));
            } catch (PreconditionNotMet e) {
                session.end();
            }
            return new ScriptRun(
                    session.transcript().dialogue(script.title()),
                    session.transcript().findings());
        }
    }

    private static void take(Session session, Step step) {
        if (step instanceof Step.Write write) {
            session.write(write.octets()).replies();
        } else if (step instanceof Step.StartTls start) {
            session.write(start.octets()).replies().handshake();
        } else if (step instanceof Step.Listen) {
            session.silence();
        } else {
            session.reconnect().greeting();
        }
    }

    /** The first violation of a requirement. */
    public Optional<Finding> violation(String requirement) {
        return findings.stream()
                .filter(f -> f.outcome() == Outcome.FAIL && f.requirement().equals(requirement))
                .findFirst();
    }

    /** The dialogue up to the event that decided a finding. */
    public Dialogue witness(Finding finding) {
        return dialogue.upTo(finding.event() + 1);
    }
}

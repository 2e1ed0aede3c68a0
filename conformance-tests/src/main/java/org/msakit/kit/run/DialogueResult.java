package org.msakit.kit.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.msakit.dialogue.Dialogue;
import org.msakit.dialogue.Event;
import org.msakit.kit.scenario.Session;
import org.msakit.monitor.Finding;
import org.msakit.monitor.Outcome;

/**
 * What one dialogue gave.
 *
 * @param findings judgements, in order
 * @param dialogue what happened
 * @param unmet why the script could not go on; empty where it came to its end
 * @param states states of the model that it went through
 * @param transitions pairs of state and stimulus class
 * @param capabilities lines of EHLO replies
 * @param exchanges replies received
 */
record DialogueResult(
        List<Finding> findings,
        Dialogue dialogue,
        String unmet,
        Set<String> states,
        Set<String> transitions,
        List<String> capabilities,
        int exchanges) {
    /** What a session came to. */
    static DialogueResult of(Session session, String title, String unmet) {
        List<String> capabilities = session.state().offered().keywords().entrySet().stream()
                .map(line -> (line.getKey() + " " + String.join(" ", line.getValue())).strip())
                .toList();
        return new DialogueResult(
                session.transcript().findings(),
                session.transcript().dialogue(title),
                unmet,
                session.transcript().states(),
                session.transcript().transitions(),
                capabilities,
                session.transcript().exchanges());
    }

    /** The first line that the server said, without its code; empty where it said nothing. */
    String greeting() {
        return dialogue.events().stream()
                .flatMap(e -> e instanceof Event.Received received
                        ? Stream.of(received.octets().toString())
                        : Stream.of())
                .findFirst()
                .map(text -> text.replaceFirst("^\\d{3}[ -]", "").replaceFirst("\\\\r\\\\n.*", ""))
                .orElse("");
    }

    boolean failed() {
        return findings.stream().anyMatch(f -> f.outcome() == Outcome.FAIL);
    }

    /** Whether the last thing that happened was a reply that did not come in time. */
    boolean endedInSilence() {
        return findings.stream().anyMatch(Finding::unanswered);
    }

    /** Whether the server closed, or said something else than 220, before the client did anything. */
    boolean turnedAway() {
        return first().filter(
                        e -> e instanceof Event.ClosedByServer || (e instanceof Event.Received && !begins(e, "220")))
                .isPresent();
    }

    /** The first thing that happened on the connection. */
    private Optional<Event> first() {
        return dialogue.events().stream()
                .filter(e -> !(e instanceof Event.Connected))
                .findFirst();
    }

    private static boolean begins(Event event, String code) {
        return event instanceof Event.Received received
                && received.octets().latin1().startsWith(code);
    }

    boolean endedBy421() {
        return first().filter(e -> begins(e, "421")).isPresent()
                || findings.stream()
                        .anyMatch(f -> f.outcome() == Outcome.INCONCLUSIVE
                                && f.reason().contains("answered by 421"));
    }
}

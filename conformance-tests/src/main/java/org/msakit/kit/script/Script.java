package org.msakit.kit.script;

import java.util.ArrayList;
import java.util.List;
import org.msakit.dialogue.Dialogue;
import org.msakit.dialogue.Event;

/**
 * What a client does on one connection after the other, whatever the server answers.
 *
 * @param title one line for a reader
 * @param steps in order
 */
public record Script(String title, List<Step> steps) {
    public Script {
        steps = List.copyOf(steps);
    }

    /** The client's side of a dialogue. */
    public static Script of(Dialogue dialogue) {
        List<Step> steps = new ArrayList<>();
        for (Event event : dialogue.events()) {
            if (event instanceof Event.Sent sent) {
                steps.add(new Step.Write(sent.octets()));
            } else if (event instanceof Event.TlsEstablished || event instanceof Event.TlsFailed) {
                startTls(steps);
            } else if (event instanceof Event.Quiet) {
                steps.add(new Step.Listen());
            } else if (event instanceof Event.Connected && !steps.isEmpty()) {
                steps.add(new Step.Reconnect());
            }
        }
        return new Script(dialogue.title(), steps);
    }

    /** The last write becomes one behind which hands are shaken. */
    private static void startTls(List<Step> steps) {
        int last = steps.size() - 1;
        if (last >= 0 && steps.get(last) instanceof Step.Write write) {
            steps.set(last, new Step.StartTls(write.octets()));
        }
    }

    public Script with(List<Step> other) {
        return new Script(title, other);
    }
}

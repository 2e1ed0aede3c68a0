package org.msakit.kit.script;

import java.util.ArrayList;
import java.util.List;
import org.msakit.dialogue.Dialogue;
import org.msakit.dialogue.Event;
import org.msakit.model.Config;
import org.msakit.monitor.Finding;
import org.msakit.monitor.Monitor;

/** Judges a recorded dialogue, without a network. */
public final class Recording {
    private Recording() {}

    /**
     * What the monitor says, connection by connection.
     *
     * @param config what is known about the server
     */
    public static List<Finding> judge(Config config, Dialogue dialogue) {
        List<Finding> findings = new ArrayList<>();
        Monitor monitor = new Monitor(config);
        int earlier = 0;
        for (int i = 0; i < dialogue.events().size(); i++) {
            Event event = dialogue.events().get(i);
            if (event instanceof Event.Connected && i > 0) {
                findings.addAll(moved(monitor.findings(), earlier));
                monitor = new Monitor(config);
                earlier = i;
            }
            monitor.take(event);
        }
        findings.addAll(moved(monitor.findings(), earlier));
        return findings;
    }

    private static List<Finding> moved(List<Finding> findings, int by) {
        return findings.stream()
                .map(f -> new Finding(f.requirement(), f.outcome(), f.reason(), f.event() + by))
                .toList();
    }
}

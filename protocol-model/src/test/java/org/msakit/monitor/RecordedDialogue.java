package org.msakit.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.msakit.dialogue.Dialogue;
import org.msakit.dialogue.DialogueFormat;
import org.msakit.dialogue.Event;
import org.msakit.model.Config;
import org.msakit.policy.Admission;

/**
 * A dialogue on file and what has to be found in it. Below {@code # title WORDS} stands
 * {@code # client ADMISSION PORT TLS}, then {@code # OUTCOME ID ID...} for each outcome.
 *
 * @param config what was known of the server
 * @param dialogue one connection, or several one after another
 * @param findings each an outcome and a requirement
 */
record RecordedDialogue(Config config, Dialogue dialogue, Set<String> findings) {
    private static final String CLIENT = "# client ";
    private static final String OUTCOMES = "# (PASS|WARN|FAIL|INCONCLUSIVE) .*";

    static RecordedDialogue parse(String text) {
        Set<String> findings = new TreeSet<>();
        String client = "";
        for (String line : text.split("\n")) {
            if (line.startsWith(CLIENT)) {
                client = line.substring(CLIENT.length());
            } else if (line.matches(OUTCOMES)) {
                String[] words = line.substring(2).split(" ");
                for (int i = 1; i < words.length; i++) {
                    findings.add(words[0] + " " + words[i]);
                }
            }
        }
        return new RecordedDialogue(config(client.split(" ")), DialogueFormat.parse(text), findings);
    }

    /** One comment line for each outcome. */
    static List<String> verdicts(Set<String> findings) {
        List<String> lines = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            String ids = findings.stream()
                    .filter(f -> f.startsWith(outcome + " "))
                    .map(f -> f.substring(outcome.name().length() + 1))
                    .collect(Collectors.joining(" "));
            if (!ids.isEmpty()) {
                lines.add("# " + outcome + " " + ids);
            }
        }
        return lines;
    }

    private static Config config(String... words) {
        return new Config(
                Admission.valueOf(words[0]),
                words[1].equals("submission"),
                Map.of("alice", "correct-horse", "bob", "battery-staple"),
                Set.of("example.test"),
                Set.of("alice@example.test", "bob@example.test"),
                "msakit-no-such-user",
                words[2].equals("tls-required"));
    }

    /** What the monitor finds now, connection by connection. */
    Set<String> judged() {
        Set<String> found = new TreeSet<>();
        List<Monitor> monitors = new ArrayList<>();
        for (Event event : dialogue.events()) {
            if (event instanceof Event.Connected || monitors.isEmpty()) {
                monitors.add(new Monitor(config));
            }
            monitors.get(monitors.size() - 1).take(event);
        }
        for (Monitor monitor : monitors) {
            monitor.findings().forEach(f -> found.add(f.outcome() + " " + f.requirement()));
        }
        return found;
    }
}

package org.msakit.kit.run;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.msakit.exploration.StimulusKind;

/** Counts in how many dialogues each kind of stimulus was sent in each state. */
final class Heat {
    private final SortedMap<String, SortedMap<String, Integer>> dialogues = new TreeMap<>();

    /**
     * One dialogue exercised a pair.
     *
     * @param transition state and first word sent, as {@link org.msakit.kit.scenario.Session#transitions}
     */
    void add(String transition) {
        int end = transition.indexOf(" / ");
        String state = transition.substring(0, end);
        String kind = kind(state, transition.substring(end + 3));
        dialogues.computeIfAbsent(state, s -> new TreeMap<>()).merge(kind, 1, Integer::sum);
    }

    /** What the words mean in that state. */
    private static String kind(String state, String word) {
        return switch (state.split(", ", 2)[0]) {
            case "greeting", "handshake" ->
                List.of(StimulusKind.CONNECT, StimulusKind.HANDSHAKE).contains(word) ? word : StimulusKind.ofWord(word);
            case "sasl" -> StimulusKind.RESPONSE;
            case "content" -> StimulusKind.CONTENT;
            default -> StimulusKind.ofWord(word);
        };
    }

    SortedMap<String, SortedMap<String, Integer>> dialogues() {
        return dialogues;
    }
}

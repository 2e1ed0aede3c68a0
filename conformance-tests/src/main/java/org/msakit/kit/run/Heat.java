package org.msakit.kit.run;

import java.util.SortedMap;
import java.util.TreeMap;

/** Counts in how many dialogues each kind of stimulus was sent in each state. */
final class Heat {
    private final SortedMap<String, SortedMap<String, Integer>> dialogues = new TreeMap<>();

    /**
     * One dialogue exercised a pair.
     *
     * @param transition state and kind of stimulus, as {@link org.msakit.kit.scenario.Transcript#transitions}
     */
    void add(String transition) {
        int end = transition.indexOf(" / ");
        String state = transition.substring(0, end);
        String kind = transition.substring(end + 3);
        dialogues.computeIfAbsent(state, s -> new TreeMap<>()).merge(kind, 1, Integer::sum);
    }

    SortedMap<String, SortedMap<String, Integer>> dialogues() {
        return dialogues;
    }
}

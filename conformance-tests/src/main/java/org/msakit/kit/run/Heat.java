package org.msakit.kit.run;

import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts in how many dialogues each kind of stimulus was sent in each state. */
final class Heat {
    private static final Set<String> VERBS = Set.of(
            "EHLO",
            "HELO",
            "MAIL",
            "RCPT",
            "DATA",
            "BDAT",
            "RSET",
            "NOOP",
            "QUIT",
            "VRFY",
            "EXPN",
            "HELP",
            "ETRN",
            "AUTH",
            "STARTTLS",
            "BURL");

    private final SortedMap<String, SortedMap<String, Integer>> dialogues = new TreeMap<>();

    /**
     * One dialogue exercised a pair.
     *
     * @param transition state and first word sent, as {@link org.msakit.kit.scenario.Session#transitions}
     */
    void add(String transition) {
        int end = transition.indexOf(" / ");
        String state = transition.substring(0, end);
        String word = transition.substring(end + 3).toUpperCase(Locale.ROOT);
        dialogues.computeIfAbsent(state, s -> new TreeMap<>()).merge(kind(state, word), 1, Integer::sum);
    }

    /** The verb; what is no verb may be a secret, and is not named. */
    private static String kind(String state, String word) {
        if (state.startsWith("sasl")) {
            return "response";
        }
        return state.startsWith("content") ? "content" : VERBS.contains(word) ? word : "other";
    }

    SortedMap<String, SortedMap<String, Integer>> dialogues() {
        return dialogues;
    }
}

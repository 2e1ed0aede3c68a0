package org.msakit.kit.run;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.msakit.dialogue.Dialogue;
import org.msakit.monitor.Outcome;

/** What the exchanges of a run said about one requirement. */
final class Tally {
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private final Map<Outcome, String> reasons = new EnumMap<>(Outcome.class);
    private Optional<Dialogue> failed = Optional.empty();
    private Optional<Dialogue> warned = Optional.empty();
    private boolean settled;

    /** A violation was shrunk: no other dialogue stands for it from now on. */
    void settle(String reason, Dialogue witness) {
        settled = true;
        failed = Optional.of(witness);
        reasons.put(Outcome.FAIL, reason);
    }

    /**
     * Adds what an exchange said.
     *
     * @param events of the dialogue, until then
     */
    void add(Outcome outcome, String reason, Dialogue dialogue, int events) {
        counts.merge(outcome, 1, Integer::sum);
        if (outcome == Outcome.FAIL && !settled && shorter(events, failed)) {
            failed = Optional.of(dialogue.upTo(events));
            reasons.put(outcome, reason);
        } else if (outcome == Outcome.WARN && shorter(events, warned)) {
            warned = Optional.of(dialogue.upTo(events));
            reasons.put(outcome, reason);
        } else {
            reasons.putIfAbsent(outcome, reason);
        }
    }

    private static boolean shorter(int events, Optional<Dialogue> than) {
        return than.isEmpty() || events < than.get().events().size();
    }

    int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    int exercised() {
        return count(Outcome.PASS) + count(Outcome.WARN) + count(Outcome.FAIL);
    }

    String reason(Outcome outcome) {
        return reasons.getOrDefault(outcome, "");
    }

    Optional<Dialogue> witness() {
        return failed.isPresent() ? failed : warned;
    }
}

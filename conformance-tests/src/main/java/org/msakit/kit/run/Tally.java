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

    void add(Outcome outcome, String reason, Dialogue dialogue) {
        counts.merge(outcome, 1, Integer::sum);
        if (outcome == Outcome.FAIL && shorter(dialogue, failed)) {
            failed = Optional.of(dialogue);
            reasons.put(outcome, reason);
        } else if (outcome == Outcome.WARN && shorter(dialogue, warned)) {
            warned = Optional.of(dialogue);
            reasons.put(outcome, reason);
        } else {
            reasons.putIfAbsent(outcome, reason);
        }
    }

    private static boolean shorter(Dialogue dialogue, Optional<Dialogue> than) {
        return than.isEmpty() || dialogue.events().size() < than.get().events().size();
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

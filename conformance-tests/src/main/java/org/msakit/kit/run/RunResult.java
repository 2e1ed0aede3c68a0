package org.msakit.kit.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.msakit.kit.explore.Explored;
import org.msakit.monitor.Verdict;

/**
 * Everything a report needs.
 *
 * @param target what was tested
 * @param seed of the generators
 * @param started wall clock
 * @param elapsed how long it took
 * @param dialogues connections made
 * @param exchanges stimuli judged
 * @param results one per selected requirement, in the order of the catalogue
 * @param coverage what of the model was reached
 * @param trouble why the run as a whole says little (target lost, nothing conclusive); empty where it is sound
 */
public record RunResult(
        TargetInfo target,
        long seed,
        Instant started,
        Duration elapsed,
        int dialogues,
        int exchanges,
        List<RequirementResult> results,
        Coverage coverage,
        String trouble) {
    /**
     * What of the model a run reached.
     *
     * @param states states
     * @param transitions pairs of state and stimulus
     * @param rules requirements
     * @param dialogues by state and kind of stimulus, how many dialogues sent it there
     * @param explored what was exercised, in full; of an exploration only
     */
    public record Coverage(
            int states,
            int transitions,
            int rules,
            SortedMap<String, SortedMap<String, Integer>> dialogues,
            Optional<Explored> explored) {}

    public RunResult {
        results = List.copyOf(results);
    }

    public long count(Verdict verdict) {
        return results.stream().filter(r -> r.verdict() == verdict).count();
    }

    /** The exit code of {@code check}: 0 nothing violated, 1 violated, 3 lost or inconclusive as a whole. */
    public int exitCode() {
        if (results.stream().anyMatch(RequirementResult::unexpectedFailure)) {
            return 1;
        }
        return trouble.isEmpty() ? 0 : 3;
    }
}

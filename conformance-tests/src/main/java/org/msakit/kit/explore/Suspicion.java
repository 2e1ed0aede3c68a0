package org.msakit.kit.explore;

import java.util.HashMap;
import java.util.Map;

/**
 * That a transition of a dialogue led elsewhere than believed. Every later step of the dialogue clears the server of some
 * of it.
 */
final class Suspicion {
    private final Atlas atlas;
    private final Atlas.Goal transition;

    /** The place that the server may have gone to, and where it would be by now. */
    private final Map<Integer, Integer> suspects = new HashMap<>();

    Suspicion(Atlas atlas, Atlas.Goal transition) {
        this.atlas = atlas;
        this.transition = transition;
        atlas.suspects(transition).stream().forEach(place -> suspects.put(place, place));
    }

    boolean isOf(Atlas.Goal other) {
        return transition.equals(other);
    }

    boolean isCleared() {
        return suspects.isEmpty();
    }

    /** A stimulus was answered at the place believed, nothing was blamed, and it led to another one. */
    void after(int believed, int stimulus, int next) {
        suspects.entrySet().removeIf(suspect -> {
            if (atlas.answers().tell(believed, stimulus, suspect.getValue())) {
                atlas.exclude(transition, suspect.getKey());
                return true;
            }
            int there = atlas.next(suspect.getValue(), stimulus);
            suspect.setValue(there);
            return there < 0 || there == next;
        });
    }

    /** How many suspects it clears at once to send a stimulus at the place believed. */
    long clearedBy(int believed, int stimulus) {
        return suspects.values().stream()
                .filter(there -> atlas.answers().tell(believed, stimulus, there))
                .count();
    }

    /** How many suspects can be cleared sooner behind a stimulus than before it. */
    long nearerBy(int believed, int stimulus) {
        int next = atlas.next(believed, stimulus);
        return next < 0
                ? 0
                : suspects.values().stream()
                        .filter(there -> isNearer(believed, there, next, atlas.next(there, stimulus)))
                        .count();
    }

    private boolean isNearer(int believed, int there, int next, int thereNext) {
        return thereNext >= 0
                && atlas.separation().steps(next, thereNext)
                        < atlas.separation().steps(believed, there);
    }
}

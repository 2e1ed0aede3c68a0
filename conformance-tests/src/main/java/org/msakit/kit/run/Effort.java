package org.msakit.kit.run;

import org.msakit.kit.explore.Thoroughness;

/**
 * How a run goes about it.
 *
 * @param seed of the generators
 * @param thoroughness how much of the state machine is walked through besides the scenarios
 * @param connections dialogues that may run beside each other, where they allow it
 */
public record Effort(long seed, Thoroughness thoroughness, int connections) {
    public Effort {
        if (connections < 1) {
            throw new IllegalArgumentException("connections: " + connections);
        }
    }

    /** The scenarios, one by one. */
    public static Effort scenarios(long seed) {
        return new Effort(seed, Thoroughness.SCENARIOS, 1);
    }
}

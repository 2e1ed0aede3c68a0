package org.msakit.simulation;

import org.msakit.model.Observation;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;

/** Decides what a simulated server does. */
@FunctionalInterface
public interface Choice {
    /**
     * A move.
     *
     * @param observation what the client sees
     * @param next the state that it leaves the server in
     */
    record Chosen(Observation observation, SessionState next) {}

    /** The move after a stimulus in a state. */
    Chosen after(SessionState state, Stimulus stimulus);
}

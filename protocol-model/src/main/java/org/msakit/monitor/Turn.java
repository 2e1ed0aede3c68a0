package org.msakit.monitor;

import org.msakit.model.Observation;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;

/**
 * A stimulus and what came of it.
 *
 * @param before one of the states that the server may have been in
 * @param after one of those that it may be in then; the one before where nothing lawful explains what came
 */
public record Turn(SessionState before, Stimulus stimulus, Observation observation, SessionState after) {}

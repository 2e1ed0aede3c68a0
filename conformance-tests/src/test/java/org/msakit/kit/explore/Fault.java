package org.msakit.kit.explore;

import java.util.List;
import java.util.Optional;
import org.msakit.model.Observation;

/**
 * A single wrong transition of the canonical server.
 *
 * @param state class of states that it is in
 * @param stimulus number of the stimulus class
 * @param observations what it answers in place of the right thing; empty where the answer is right
 * @param next the class of states that it goes to in place of the right one; empty where that is right
 */
record Fault(int state, int stimulus, Optional<List<Observation>> observations, Optional<Integer> next) {
    boolean inReply() {
        return observations.isPresent();
    }
}

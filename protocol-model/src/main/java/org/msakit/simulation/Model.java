package org.msakit.simulation;

import org.msakit.model.Cell;
import org.msakit.model.Config;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;

/** What a simulated server takes for lawful; the model of the kit, or one changed on purpose to test the tests. */
@FunctionalInterface
public interface Model {
    Cell cell(Config config, SessionState state, Stimulus stimulus);
}

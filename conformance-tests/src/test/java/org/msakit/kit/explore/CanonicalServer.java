package org.msakit.kit.explore;

import java.util.List;
import org.msakit.kit.target.SimulatedTarget;
import org.msakit.kit.target.Target;
import org.msakit.rules.SubmissionModel;
import org.msakit.simulation.CanonicalChoice;

/** The canonical server of the model as it is. */
final class CanonicalServer {
    private static final CanonicalChoice CHOICE =
            new CanonicalChoice(SubmissionModel::cell, SimulatedTarget.canonicalConfig());

    static final Target TARGET = SimulatedTarget.of(CHOICE);

    private CanonicalServer() {}

    static CanonicalMachine machine(List<StimulusClass> alphabet) {
        return new CanonicalMachine(CHOICE, TARGET, alphabet);
    }
}

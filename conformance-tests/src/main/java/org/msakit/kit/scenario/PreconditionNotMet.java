package org.msakit.kit.scenario;

/** The dialogue cannot go on: the server did not reach the state that the scenario needs. */
public final class PreconditionNotMet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PreconditionNotMet(String reason) {
        super(reason);
    }
}

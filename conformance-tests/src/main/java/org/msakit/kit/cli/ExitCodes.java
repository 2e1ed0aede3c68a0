package org.msakit.kit.cli;

/** What the exit status of each command says. */
final class ExitCodes {
    static final int OK = 0;
    /** A requirement was violated, or an expectation is no longer true. */
    static final int VIOLATED = 1;
    /** Wrong usage or a bad input file. */
    static final int USAGE = 2;
    /** The target could not be reached, was lost, or everything was inconclusive. */
    static final int UNREACHABLE = 3;
    /** The selection matches nothing. */
    static final int NO_MATCH = 4;

    private ExitCodes() {}
}

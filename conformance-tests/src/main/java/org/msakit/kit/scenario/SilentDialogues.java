package org.msakit.kit.scenario;

/** Dialogues that ended in silence, one after another: after some of them nothing answers any more. */
public final class SilentDialogues {
    /** So many in a row, and the target counts as lost. */
    private static final int MOST = 3;

    private int inARow;

    /** Counts a dialogue; true where the target counts as lost. */
    public boolean tooMany(boolean endedInSilence) {
        inARow = endedInSilence ? inARow + 1 : 0;
        return inARow >= MOST;
    }

    /** What happened, in words. */
    public String words() {
        return inARow + " dialogues in a row ended in silence";
    }
}

package org.msakit.kit.explore;

import java.util.Arrays;

/**
 * In how few stimuli it shows that a server is elsewhere than believed, computed anew when an atlas has got larger. Blame
 * goes one way: what is unlawful at one place may be lawful at the other.
 */
final class Separation {
    private final Atlas atlas;
    private int[][] steps = new int[0][0];
    private boolean outdated = true;

    Separation(Atlas atlas) {
        this.atlas = atlas;
    }

    void outdated() {
        outdated = true;
    }

    /** Stimuli until a server elsewhere is blamed; {@link Atlas#UNKNOWN} where none are known to do it. */
    int steps(int believed, int elsewhere) {
        if (outdated) {
            outdated = false;
            compute();
        }
        return steps[believed][elsewhere];
    }

    private void compute() {
        int places = atlas.places();
        steps = new int[places][places];
        for (int[] row : steps) {
            Arrays.fill(row, Atlas.UNKNOWN);
        }
        boolean changed = true;
        for (int length = 1; changed; length++) {
            changed = false;
            for (int believed = 0; believed < places; believed++) {
                for (int elsewhere = 0; elsewhere < places; elsewhere++) {
                    if (steps[believed][elsewhere] == Atlas.UNKNOWN && separates(believed, elsewhere, length)) {
                        steps[believed][elsewhere] = length;
                        changed = true;
                    }
                }
            }
        }
    }

    private boolean separates(int believed, int elsewhere, int length) {
        for (int stimulus = 0; stimulus < atlas.stimuli(); stimulus++) {
            if (length == 1) {
                if (atlas.answers().tell(believed, stimulus, elsewhere)) {
                    return true;
                }
                continue;
            }
            int next = atlas.next(believed, stimulus);
            int other = atlas.next(elsewhere, stimulus);
            if (next >= 0 && other >= 0 && steps[next][other] < length) {
                return true;
            }
        }
        return false;
    }
}

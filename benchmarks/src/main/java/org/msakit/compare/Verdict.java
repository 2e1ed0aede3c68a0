package org.msakit.compare;

/** Whether a figure keeps to its bar. */
enum Verdict {
    HOLDS,
    MISSED,
    /** No bar was set. */
    NONE;

    /** The verdict on a figure that has to be at most the bar. */
    static Verdict atMost(double figure, double bar) {
        return figure <= bar ? HOLDS : MISSED;
    }

    /** The verdict on a figure that has to be at least the bar. */
    static Verdict atLeast(double figure, double bar) {
        return figure >= bar ? HOLDS : MISSED;
    }

    @Override
    public String toString() {
        return this == NONE ? "" : name().toLowerCase(java.util.Locale.ROOT);
    }
}

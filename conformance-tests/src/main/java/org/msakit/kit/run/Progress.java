package org.msakit.kit.run;

/** Told how far a run is. */
@FunctionalInterface
public interface Progress {
    Progress NONE = (done, of, what) -> {};

    /** {@code done} of {@code of} scenarios are done; {@code what} comes next. */
    void at(int done, int of, String what);
}

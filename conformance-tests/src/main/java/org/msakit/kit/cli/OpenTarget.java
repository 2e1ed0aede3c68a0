package org.msakit.kit.cli;

import org.msakit.kit.target.Target;

/** A target that stands until it is closed. */
interface OpenTarget extends AutoCloseable {
    Target target();

    @Override
    void close();

    /** A target that needs no tidying up. */
    static OpenTarget of(Target target) {
        return of(target, () -> {});
    }

    /** A target that is taken down by the action. */
    static OpenTarget of(Target target, Runnable takeDown) {
        return new OpenTarget() {
            @Override
            public Target target() {
                return target;
            }

            @Override
            public void close() {
                takeDown.run();
            }
        };
    }
}

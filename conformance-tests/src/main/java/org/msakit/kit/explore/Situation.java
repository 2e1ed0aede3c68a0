package org.msakit.kit.explore;

import java.util.SplittableRandom;
import org.msakit.kit.target.Target;
import org.msakit.model.SessionState;

/**
 * What the data of a stimulus is drawn for.
 *
 * @param target whose accounts and recipients are meant
 * @param state a state that the server may be in
 */
record Situation(Target target, SessionState state) {
    String user() {
        return target.credentials().user();
    }

    String password() {
        return target.credentials().password();
    }

    /** A header section that no server can object to. */
    String header(SplittableRandom random) {
        return target.header(Long.toHexString(random.nextLong()));
    }
}

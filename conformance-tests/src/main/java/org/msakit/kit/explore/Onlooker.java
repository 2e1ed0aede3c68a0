package org.msakit.kit.explore;

import org.msakit.kit.scenario.Session;
import org.msakit.kit.script.Shrinker;

/** Told of what an exploration comes to, as it comes. */
@FunctionalInterface
public interface Onlooker {
    /** A requirement was found broken, for the first time; with its shortest dialogue. */
    void found(Shrinker.Shrunk shrunk);

    /**
     * A dialogue was led to its end and judged. Told before what it found is shrunk.
     *
     * @param title for the dialogue
     */
    default void judged(Session session, String title) {}
}

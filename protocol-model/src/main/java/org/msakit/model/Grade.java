package org.msakit.model;

/** How good an observation is. */
public enum Grade {
    /** As the requirement asks. */
    PASS,
    /** Right in effect, with the wrong code, or a SHOULD broken. */
    WARN,
    /** Lawful, and says nothing about the requirement: load, policy of the site, no room. */
    INCONCLUSIVE,
    /** A violation after which the server's state is known all the same, so that judging can go on. */
    BROKEN
}

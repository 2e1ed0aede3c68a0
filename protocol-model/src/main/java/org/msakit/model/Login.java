package org.msakit.model;

/**
 * Whether the session is authenticated.
 *
 * @param done whether a 235 was seen and holds
 * @param cause the last event that ended it, or that it had to survive
 */
public record Login(boolean done, Cause cause) {
    public static final Login NONE = new Login(false, Cause.NEVER_BEGUN);

    /** The same, after an event that must not change it. */
    public Login surviving(Cause event) {
        return done ? new Login(true, event) : this;
    }
}

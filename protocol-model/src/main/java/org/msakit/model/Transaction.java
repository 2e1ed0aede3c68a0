package org.msakit.model;

/**
 * The mail transaction (RFC 5321 section 3.3).
 *
 * @param stage how far it is
 * @param cause the last event that ended it, or that it had to survive
 */
public record Transaction(Stage stage, Cause cause) {
    /** How far a transaction is. */
    public enum Stage {
        NONE,
        SENDER,
        RECIPIENTS
    }

    public static final Transaction NONE = new Transaction(Stage.NONE, Cause.NEVER_BEGUN);

    public boolean open() {
        return stage != Stage.NONE;
    }

    public boolean hasRecipients() {
        return stage == Stage.RECIPIENTS;
    }

    /** The same, after an event that must not change it. */
    public Transaction surviving(Cause event) {
        return open() ? new Transaction(stage, event) : this;
    }

    /** None, ended by an event; where none was open the earlier cause stays. */
    public Transaction endedBy(Cause event) {
        return open() ? new Transaction(Stage.NONE, event) : this;
    }
}

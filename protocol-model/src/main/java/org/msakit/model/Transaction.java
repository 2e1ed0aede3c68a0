package org.msakit.model;

import java.util.Set;

/**
 * The mail transaction (RFC 5321 section 3.3).
 *
 * @param stage how far it is
 * @param cause the last event that ended it, or that it had to survive
 * @param traits what MAIL asked for
 */
public record Transaction(Stage stage, Cause cause, Set<Trait> traits) {
    /** How far a transaction is. */
    public enum Stage {
        NONE,
        SENDER,
        RECIPIENTS,
        /** Behind an accepted BDAT without LAST (RFC 3030 section 2). */
        CHUNKS,
        /** A BDAT was refused, or BDAT and DATA were mixed: only RSET, EHLO and QUIT have a known effect (section 2). */
        BROKEN
    }

    /** What the MAIL changes in the rest of the transaction. */
    public enum Trait {
        /** The null reverse-path. */
        NULL_SENDER,
        /** BODY=BINARYMIME: no DATA (RFC 3030 section 3). */
        BINARY,
        /** SMTPUTF8: paths and header in UTF-8 (RFC 6531 section 3.4). */
        UTF_8
    }

    public static final Transaction NONE = new Transaction(Stage.NONE, Cause.NEVER_BEGUN);

    public Transaction {
        traits = Set.copyOf(traits);
    }

    public Transaction(Stage stage, Cause cause) {
        this(stage, cause, Set.of());
    }

    public boolean open() {
        return stage != Stage.NONE;
    }

    public boolean hasRecipients() {
        return stage == Stage.RECIPIENTS || stage == Stage.CHUNKS;
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** The same transaction, further on. */
    public Transaction at(Stage next) {
        return new Transaction(next, cause, traits);
    }

    /** The same, after an event that must not change it. */
    public Transaction surviving(Cause event) {
        return open() ? new Transaction(stage, event, traits) : this;
    }

    /** None, ended by an event; where none was open the earlier cause stays. */
    public Transaction endedBy(Cause event) {
        return open() ? new Transaction(Stage.NONE, event) : this;
    }
}

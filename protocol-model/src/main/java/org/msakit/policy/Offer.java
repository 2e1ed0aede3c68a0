package org.msakit.policy;

/** What a session offers or demands, after modifiers and {@code Srv_Features} entries. */
public enum Offer {
    AUTH,
    STARTTLS,
    ETRN,
    VERB,
    EXPN,
    DSN,
    PIPELINING,
    /** MAIL needs a login. */
    LOGIN_REQUIRED,
    /** PLAIN and LOGIN need TLS. */
    NO_PLAINTEXT
}

package org.msakit.model;

/** Where a SASL exchange stands. */
public enum Exchange {
    NONE,
    /** PLAIN: its one message is owed. */
    PLAIN,
    LOGIN_USER,
    /** LOGIN, behind a user name of the configured accounts; the name itself is in the state. */
    LOGIN_PASSWORD,
    /** A mechanism whose steps the model does not follow. */
    OTHER
}

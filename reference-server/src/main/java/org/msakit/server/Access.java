package org.msakit.server;

/** What an access map says of a client address. */
public enum Access {
    /** Nothing special: local recipients only, until the client logs in. */
    OK,
    /** May relay without login where the listener does not insist on one. */
    RELAY,
    /** Is greeted and then refused. */
    REJECT
}

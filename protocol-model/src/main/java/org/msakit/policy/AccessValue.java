package org.msakit.policy;

/** What an access map entry says about a client. */
public enum AccessValue {
    /** Mail from this client may be relayed without a login. */
    RELAY,
    /** Not rejected; no right to relay. */
    OK,
    /** Refused from the first command that matters. */
    REJECT
}

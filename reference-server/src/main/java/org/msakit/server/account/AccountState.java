package org.msakit.server.account;

import java.util.Set;

/** What may keep the owner of the right password from logging in (RFC 4954 section 6). */
public enum AccountState {
    /** Nothing. */
    ACTIVE,
    /** The account is closed. */
    DISABLED,
    /** Mechanisms that send the password are too weak for it. */
    STRONG_ONLY,
    /** Only a login that sends the password can make what other mechanisms need. */
    IN_TRANSITION;

    private static final Set<String> SEND_THE_PASSWORD = Set.of("PLAIN", "LOGIN");

    /** Whether a login by this mechanism may go through. */
    public boolean admits(String mechanism) {
        boolean sent = SEND_THE_PASSWORD.contains(mechanism);
        return switch (this) {
            case ACTIVE -> true;
            case DISABLED -> false;
            case STRONG_ONLY -> !sent;
            case IN_TRANSITION -> sent;
        };
    }
}

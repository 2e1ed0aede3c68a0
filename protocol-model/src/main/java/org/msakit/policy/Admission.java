package org.msakit.policy;

/** What a listener grants to a client before any login. */
public enum Admission {
    /** May send to any recipient without a login. */
    RELAY,
    /** May send to local recipients without a login. */
    LOCAL_ONLY,
    /** MAIL is refused until a login: 530 5.7.0. */
    LOGIN_REQUIRED,
    /** Refused by the access map: 550 5.7.1 to everything that matters, login and TLS included. */
    REJECTED
}

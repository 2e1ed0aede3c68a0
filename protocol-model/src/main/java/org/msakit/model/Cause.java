package org.msakit.model;

/**
 * Why something is as it is: the event that ended a login or a transaction, or the one that must have left it alone. A
 * wrong reply is blamed on the requirement that speaks of that event, which is how a forgotten reset and a forgotten
 * order check are told apart.
 */
public enum Cause {
    NEVER_BEGUN,
    EHLO,
    HELO,
    REFUSED_HELLO,
    RSET,
    REFUSED_RSET,
    NOOP,
    HELP,
    STARTTLS,
    FAILED_LOGIN,
    SECOND_AUTH,
    SECOND_MAIL,
    REFUSED_RCPT,
    REFUSED_PARAMETER,
    REFUSED_DATA,
    MALFORMED_DATA,
    END_OF_DATA,
    END_OF_CHUNKS
}

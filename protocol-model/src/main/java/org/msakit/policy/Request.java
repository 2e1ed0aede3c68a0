package org.msakit.policy;

/** What a client asks for, as far as the policy decides on it. */
public sealed interface Request {
    /** The connection is made. */
    record Connect() implements Request {}

    /** EHLO with a fitting argument. */
    record Ehlo() implements Request {}

    /** STARTTLS, and the handshake where it is answered by 220. */
    record StartTls() implements Request {}

    /** A login with right credentials. */
    record Auth(String mechanism) implements Request {}

    /** MAIL with a well-formed path or an unqualified name; empty for the null reverse-path. */
    record Mail(String sender) implements Request {}

    /** RCPT with a well-formed path or an unqualified name. */
    record Rcpt(String recipient) implements Request {}

    /** DATA. */
    record Data() implements Request {}

    /** A message and its final dot, behind 354. */
    record Content() implements Request {}

    /** VRFY. */
    record Vrfy(String name) implements Request {}

    /** EXPN. */
    record Expn(String name) implements Request {}

    /** ETRN with a fitting argument. */
    record Etrn() implements Request {}

    /** HELP without an argument. */
    record Help() implements Request {}

    /** NOOP. */
    record Noop() implements Request {}

    /** A command, or behind 354 a message, that has a fault. */
    record Faulty(Fault fault) implements Request {}

    /** RSET. */
    record Rset() implements Request {}

    /** QUIT. */
    record Quit() implements Request {}
}

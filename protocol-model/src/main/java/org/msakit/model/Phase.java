package org.msakit.model;

/** What the server's next octets, and the client's, mean. */
public enum Phase {
    /** Connected; the greeting is owed. */
    GREETING,
    /** The client's next line is a command. */
    COMMAND,
    /** Behind a 554 in place of a greeting: the client has to go (RFC 5321 section 3.1). */
    TURNED_AWAY,
    /** Behind a 334: the client's next line is a SASL response (RFC 4954 section 4). */
    SASL,
    /** Behind the 220 to STARTTLS: a TLS handshake is owed. */
    HANDSHAKE,
    /** Behind a 354: message content until CRLF.CRLF. */
    CONTENT,
    /** Behind the 221 to QUIT: the server has to close. */
    CLOSING,
    /** Nothing more may come: closed, or a 421 was given. */
    CLOSED
}

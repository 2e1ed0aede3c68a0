package org.msakit.server.state;

/** What the next octets from the client mean. */
public enum Phase {
    /** Nothing is expected before the greeting. */
    CONNECTED,
    /** Command lines. */
    COMMAND,
    /** Responses of a SASL exchange. */
    SASL,
    /** Message content up to the final dot. */
    DATA,
    /** The octets that BDAT announced (RFC 3030 section 2). */
    CHUNK,
    /** A password is being checked; input waits. */
    VERIFYING,
    /** The sink has the message and has not decided yet; input waits. */
    STORING,
    /** TLS is being negotiated; whatever came in clear after STARTTLS is dropped (RFC 3207 section 6). */
    HANDSHAKE,
    /** Over. */
    CLOSED
}

package org.msakit.server.mutant;

/** Faults below the session core, at the sockets. */
public enum HostFault {
    /** None: the fault lies in the session. */
    NONE,
    /** After STARTTLS the server talks in clear if the client does. */
    STARTTLS_OPTIONAL,
    /** On a listener with implicit TLS the server talks in clear if the client does. */
    IMPLICIT_TLS_OPTIONAL
}

package org.msakit.server.sasl;

/** What a client offers to prove who it is, in one piece; checked off the event loop. */
public sealed interface Claim permits Credentials, BearerToken {
    /** The identity that is claimed, for logs; may be empty where the proof itself names it. */
    String user();
}

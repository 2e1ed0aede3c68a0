package org.msakit.server.sasl;

/** A SASL mechanism on the server's side (RFC 4422 section 3). */
public interface Mechanism {
    /** The registered name, in upper case. */
    String name();

    /** Whether the mechanism may be offered to this client now. */
    boolean usable(Circumstances now);

    /** A new exchange. */
    Exchange start(Circumstances now);

    /** One authentication exchange; used once. */
    interface Exchange {
        /** What to do when the client has sent no initial response. */
        Step begin();

        /** What to do with a decoded response. */
        Step respond(byte[] response);
    }

    /** An exchange in which the server speaks first, so that an initial response is out of place (RFC 4954 section 4). */
    interface ServerFirst extends Exchange {}
}

package org.msakit.server.sasl;

/** A SASL mechanism (RFC 4422 section 3). Both that exist here carry the password in plain text. */
public interface Mechanism {
    /** The registered name, in upper case. */
    String name();

    /** A new exchange. */
    Exchange start();

    /** One authentication exchange; used once. */
    interface Exchange {
        /** What to do when the client has sent no initial response. */
        Step begin();

        /** What to do with a decoded response. */
        Step respond(byte[] response);
    }
}

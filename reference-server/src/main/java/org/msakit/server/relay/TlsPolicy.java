package org.msakit.server.relay;

import java.util.Locale;

/** What the next hop's policy wants of TLS, as MTA-STS or DANE would say it; set by the operator. */
public enum TlsPolicy {
    /** None, even where it is offered. */
    NONE,
    /** Where it is offered and works, whoever has the certificate (RFC 7435). */
    OPPORTUNISTIC,
    /** Nothing goes in clear text. */
    REQUIRED,
    /** Nothing goes to anybody but the holder of a trusted certificate. */
    VERIFIED;

    /** Whether a message may go without TLS. */
    boolean allowsClearText() {
        return this == NONE || this == OPPORTUNISTIC;
    }

    /** The word for it in options and files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.msakit.kit.target;

import org.msakit.server.ServerConfig;

/** A configuration that a row is about and that a target does not have by default. */
public enum Need {
    /** Messages above some kilooctets are refused at the end of data. */
    SMALL_MESSAGES("a size limit below 16 KiB"),
    /** Binary content is not taken. */
    NO_BINARYMIME("BINARYMIME switched off"),
    /** No mail and no login without TLS (RFC 3207 section 6). */
    TLS_REQUIRED("a server that requires TLS (--tls-required)");

    private final String text;

    Need(String text) {
        this.text = text;
    }

    /** Configures a reference server so. */
    void configure(ServerConfig.Builder builder) {
        switch (this) {
            case SMALL_MESSAGES -> builder.maxMessageSize(8 << 10);
            case NO_BINARYMIME -> builder.without("BINARYMIME");
            case TLS_REQUIRED -> builder.tlsRequired(true);
        }
    }

    /** For reports: what is needed. */
    public String text() {
        return text;
    }
}

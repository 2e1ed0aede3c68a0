package org.msakit.kit.target;

import java.util.EnumSet;
import java.util.Optional;
import org.msakit.server.ServerConfig;
import org.msakit.server.header.HeaderPolicy;
import org.msakit.server.relay.TlsPolicy;

/** A configuration that a row is about and that a target does not have by default. */
public enum Need {
    /** Messages above some kilooctets are refused at the end of data. */
    SMALL_MESSAGES("a size limit below 16 KiB"),
    /** Binary content is not taken. */
    NO_BINARYMIME("BINARYMIME switched off"),
    /** No mail and no login without TLS (RFC 3207 section 6). */
    TLS_REQUIRED("a server that requires TLS (--tls-required)"),
    /** Sender is made to name the account (RFC 6409 section 8.1). */
    SENDER_SET("a server that sets Sender"),
    /** Messages go on to the kit's sink. */
    NEXT_HOP("a server that hands mail on to the kit's sink (--sink)"),
    /** Messages go on to the kit's sink, whose policy is that TLS has to be good (MTA-STS, DANE). */
    NEXT_HOP_WITH_POLICY("a server that hands mail on to the kit's sink under a policy of TLS");

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
            case SENDER_SET -> builder.headerPolicy(EnumSet.allOf(HeaderPolicy.class));
            case NEXT_HOP, NEXT_HOP_WITH_POLICY -> {}
        }
    }

    /** What the next hop's policy says of TLS; empty where there is no next hop. */
    Optional<TlsPolicy> nextHop() {
        return switch (this) {
            case NEXT_HOP -> Optional.of(TlsPolicy.OPPORTUNISTIC);
            case NEXT_HOP_WITH_POLICY -> Optional.of(TlsPolicy.VERIFIED);
            default -> Optional.empty();
        };
    }

    /** For reports: what is needed. */
    public String text() {
        return text;
    }
}

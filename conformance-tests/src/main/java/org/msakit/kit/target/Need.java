package org.msakit.kit.target;

import java.util.EnumSet;
import java.util.Optional;
import org.msakit.server.Limits;
import org.msakit.server.ListenerConfig;
import org.msakit.server.Modifier;
import org.msakit.server.ServerConfig;
import org.msakit.server.header.HeaderPolicy;
import org.msakit.server.relay.Login;
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
    /** Messages go on to the kit's sink, at which the server has an account. */
    NEXT_HOP_WITH_LOGIN("a server that hands mail on to the kit's sink and logs in there"),
    /** Messages go on to the kit's sink, whose policy is that TLS has to be good (MTA-STS, DANE). */
    NEXT_HOP_WITH_POLICY("a server that hands mail on to the kit's sink under a policy of TLS"),
    /** Every client is turned away (RFC 5321 section 3.1). */
    SERVICE_REFUSED("a server that greets by 554"),
    /** PIPELINING is not offered. */
    NO_PIPELINING("PIPELINING switched off"),
    /** Minutes of silence cost nothing. */
    JUMPING_CLOCK("time for rows that take minutes (--slow)"),
    /** Hundreds of wrong passwords do no harm. */
    MANY_LOGINS("leave to try hundreds of wrong passwords (--slow)"),
    /** The client may relay without a login, and domains are looked up. */
    TRUSTED_CLIENT("a client that may relay without a login"),
    /** Domains are looked up; some do not exist, take no mail, or cannot be told of. */
    DOMAIN_CHECKS("a name service with a null MX and a domain that fails"),
    /** A label stands for a domain of the site. */
    SHORT_NAMES("a server that completes short names of its site"),
    /** A recipient is there whom no account may write to. */
    RECIPIENT_FORBIDDEN("a recipient whom the account may not write to"),
    /** The place where accounts are kept does not answer. */
    ACCOUNTS_UNREACHABLE("a server cut off from its accounts"),
    /** Some accounts may not simply log in. */
    SPECIAL_ACCOUNTS("accounts that are closed, too precious for PLAIN, or in transition"),
    /** A certificate of the client stands for its account (RFC 8314 section 4.2). */
    CLIENT_CERTIFICATE("a certificate of the client that stands for an account"),
    /** Clients have to show a certificate. */
    CERTIFICATE_REQUIRED("a server that requires a certificate of the client");

    private static final int MANY = 1_000;

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
            case SERVICE_REFUSED -> builder.site(builder.site().refusingService());
            case NO_PIPELINING -> builder.without("PIPELINING");
            case JUMPING_CLOCK -> {}
            case MANY_LOGINS ->
                builder.limits(Limits.defaults().withErrors(MANY).withLogins(MANY));
            case TRUSTED_CLIENT, DOMAIN_CHECKS -> Site.domains(builder);
            case SHORT_NAMES -> Site.shortNames(builder);
            case RECIPIENT_FORBIDDEN -> Site.forbidden(builder);
            case ACCOUNTS_UNREACHABLE -> Site.withoutAccounts(builder);
            case CLIENT_CERTIFICATE -> Site.clientCertificate(builder, false);
            case CERTIFICATE_REQUIRED -> Site.clientCertificate(builder, true);
            case SPECIAL_ACCOUNTS -> Site.accounts(builder);
            case SENDER_SET -> builder.headerPolicy(EnumSet.allOf(HeaderPolicy.class));
            case NEXT_HOP, NEXT_HOP_WITH_LOGIN, NEXT_HOP_WITH_POLICY -> {}
        }
    }

    /** What the next hop's policy says of TLS; empty where there is no next hop. */
    Optional<TlsPolicy> nextHop() {
        return switch (this) {
            case NEXT_HOP, NEXT_HOP_WITH_LOGIN -> Optional.of(TlsPolicy.OPPORTUNISTIC);
            case NEXT_HOP_WITH_POLICY -> Optional.of(TlsPolicy.VERIFIED);
            default -> Optional.empty();
        };
    }

    /** The listener of a reference server, so. */
    ListenerConfig configure(ListenerConfig listener) {
        return this == TRUSTED_CLIENT ? listener.withModifiers(EnumSet.of(Modifier.NO_ETRN)) : listener;
    }

    /** The account of the server at the next hop, where it has one. */
    Optional<Login> loginThere() {
        return this == NEXT_HOP_WITH_LOGIN ? Optional.of(new Login("relay", "passed-on")) : Optional.empty();
    }

    /** For reports: what is needed. */
    public String text() {
        return text;
    }
}

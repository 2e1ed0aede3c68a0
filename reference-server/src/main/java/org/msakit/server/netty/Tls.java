package org.msakit.server.netty;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.msakit.server.ClientCertificates;
import org.msakit.server.ServerCertificate;
import org.msakit.server.mutant.HostFault;
import org.msakit.server.sasl.ChannelBindings;
import org.msakit.server.sasl.TlsChannel;

/**
 * TLS 1.2 and 1.3 for servers (RFC 8996 forbids less) with the suites of RFC 9325 section 4.2, by OpenSSL where a trial
 * handshake works, by the JDK elsewhere.
 */
final class Tls {
    private static final String TLS_1_3 = "TLSv1.3";
    private static final String TLS_1_2 = "TLSv1.2";

    private static final List<String> SUITES = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private final Set<String> names;
    private final X509Certificate certificate;
    private final ClientCertificates clients;
    private final SslContext context;
    private final SslContext older;

    /** With this provider and no other. */
    Tls(
            String hostname,
            ServerCertificate identity,
            ClientCertificates clients,
            SslProvider provider,
            Set<HostFault> faults)
            throws SSLException {
        this.clients = clients;
        names = Set.of(hostname.toLowerCase(Locale.ROOT), "localhost");
        certificate = identity.certificate();
        context = context(identity, clients, provider, faults, TLS_1_3, TLS_1_2);
        older = context(identity, clients, provider, faults, TLS_1_2);
    }

    /** With the certificate given, or one made on the spot. */
    static Tls create(
            String hostname, Optional<ServerCertificate> given, ClientCertificates clients, Set<HostFault> faults) {
        ServerCertificate identity = given.orElseGet(() -> Certificates.selfSigned(hostname, faults));
        try {
            if (OpenSsl.isAvailable()) {
                Tls openSsl = new Tls(hostname, identity, clients, SslProvider.OPENSSL_REFCNT, faults);
                if (TrialHandshake.succeeds(openSsl.context, identity.certificate())) {
                    return openSsl;
                }
            }
            return new Tls(hostname, identity, clients, SslProvider.JDK, faults);
        } catch (SSLException e) {
            throw new IllegalStateException("no TLS provider works", e);
        }
    }

    /** Names that a client may call this server by. */
    Set<String> names() {
        return names;
    }

    /** The server's own certificate. */
    X509Certificate certificate() {
        return certificate;
    }

    /** A handler for a new connection, without TLS 1.3 where it is to be older. */
    SslHandler newHandler(ByteBufAllocator allocator, Duration handshakeTimeout, boolean old) {
        SslHandler handler = (old ? older : context).newHandler(allocator);
        handler.setHandshakeTimeoutMillis(handshakeTimeout.toMillis());
        if (context instanceof JdkSslContext) {
            var unused = handler.handshakeFuture().addListener(done -> refuseAnother(handler.engine()));
        }
        return handler;
    }

    /**
     * A client of TLS 1.2 gets one handshake. OpenSSL sees to that; the JDK begins as many as it is asked for, but none
     * where no version is left.
     */
    private static void refuseAnother(SSLEngine engine) {
        if (engine.getSession().getProtocol().equals(TLS_1_2)) {
            engine.setEnabledProtocols(new String[0]);
        }
    }

    /** What the handshake that has just ended made of the connection. */
    TlsChannel channel(SslHandler handler) {
        SSLSession session = handler.engine().getSession();
        return new TlsChannel(bindings(handler), session.getCipherSuite(), certified(session));
    }

    private Optional<String> certified(SSLSession session) {
        if (!clients.wanted()) {
            return Optional.empty();
        }
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate shown
                    ? clients.user(shown)
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    /**
     * What an exchange can be bound to on a connection whose handshake has ended: tls-server-end-point (RFC 5929 section
     * 4). Nothing under TLS 1.3, where clients expect tls-exporter (RFC 9266 section 3): neither netty-tcnative nor the JDK
     * before 25 exports keying material, and the provider of Bouncy Castle, which does, would take the place of OpenSSL. Not
     * tls-unique, which is safe only with extended master secrets (RFC 7677 section 4).
     */
    private ChannelBindings bindings(SslHandler handler) {
        if (handler.engine().getSession().getProtocol().equals(TLS_1_3)) {
            return ChannelBindings.NONE;
        }
        return EndPointBinding.of(certificate)
                .map(data -> new ChannelBindings(Map.of("tls-server-end-point", data)))
                .orElse(ChannelBindings.NONE);
    }

    private static SslContext context(
            ServerCertificate identity,
            ClientCertificates clients,
            SslProvider provider,
            Set<HostFault> faults,
            String... protocols)
            throws SSLException {
        boolean asks = clients.wanted() || faults.contains(HostFault.CERTIFICATE_REQUEST);
        return SslContextBuilder.forServer(identity.key(), identity.chain())
                .sslProvider(provider)
                .protocols(protocols)
                .ciphers(SUITES, SupportedCipherSuiteFilter.INSTANCE)
                .trustManager(new AnyClient())
                .clientAuth(asks ? ClientAuth.OPTIONAL : ClientAuth.NONE)
                .build();
    }
}

package org.msakit.server.netty;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.msakit.server.sasl.ChannelBindings;

/** TLS 1.2 and 1.3 for servers (RFC 8996 forbids less), by OpenSSL where a trial handshake works, by the JDK elsewhere. */
final class Tls {
    private static final String TLS_1_3 = "TLSv1.3";
    private static final String TLS_1_2 = "TLSv1.2";

    private final SslContext context;
    private final X509Certificate certificate;

    private Tls(SslContext context, X509Certificate certificate) {
        this.context = context;
        this.certificate = certificate;
    }

    static Tls create(String hostname) {
        Certificates identity = Certificates.selfSigned(hostname);
        try {
            if (OpenSsl.isAvailable()) {
                SslContext openSsl = context(identity, SslProvider.OPENSSL_REFCNT);
                if (TrialHandshake.succeeds(openSsl, identity.certificate())) {
                    return new Tls(openSsl, identity.certificate());
                }
            }
            return new Tls(context(identity, SslProvider.JDK), identity.certificate());
        } catch (SSLException e) {
            throw new IllegalStateException("no TLS provider works", e);
        }
    }

    /** A handler for a new connection. */
    SslHandler newHandler(ByteBufAllocator allocator, Duration handshakeTimeout) {
        SslHandler handler = context.newHandler(allocator);
        handler.setHandshakeTimeoutMillis(handshakeTimeout.toMillis());
        return handler;
    }

    /**
     * What an exchange can be bound to on a connection whose handshake has ended: tls-server-end-point (RFC 5929 section
     * 4). Nothing under TLS 1.3, where clients expect tls-exporter (RFC 9266 section 3), which no provider here exports. Not
     * tls-unique, which is safe only with extended master secrets (RFC 7677 section 4).
     */
    ChannelBindings bindings(SslHandler handler) {
        if (handler.engine().getSession().getProtocol().equals(TLS_1_3)) {
            return ChannelBindings.NONE;
        }
        return EndPointBinding.of(certificate)
                .map(data -> new ChannelBindings(Map.of("tls-server-end-point", data)))
                .orElse(ChannelBindings.NONE);
    }

    private static SslContext context(Certificates identity, SslProvider provider) throws SSLException {
        return SslContextBuilder.forServer(identity.key(), identity.certificate())
                .sslProvider(provider)
                .protocols(TLS_1_3, TLS_1_2)
                .build();
    }
}

package org.msakit.server.netty;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** TLS 1.2 and 1.3 for servers (RFC 8996 forbids less), by OpenSSL where a trial handshake works, by the JDK elsewhere. */
final class Tls {
    private final SslContext context;

    private Tls(SslContext context) {
        this.context = context;
    }

    static Tls create(String hostname) {
        Certificates identity = Certificates.selfSigned(hostname);
        try {
            if (OpenSsl.isAvailable()) {
                SslContext openSsl = context(identity, SslProvider.OPENSSL_REFCNT);
                if (TrialHandshake.succeeds(openSsl, identity.certificate())) {
                    return new Tls(openSsl);
                }
            }
            return new Tls(context(identity, SslProvider.JDK));
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

    private static SslContext context(Certificates identity, SslProvider provider) throws SSLException {
        return SslContextBuilder.forServer(identity.key(), identity.certificate())
                .sslProvider(provider)
                .protocols("TLSv1.3", "TLSv1.2")
                .build();
    }
}

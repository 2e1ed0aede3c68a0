package org.msakit.server.netty;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** A handshake in memory: a native library may load and then fail at its first use. */
final class TrialHandshake {
    private static final int ROUNDS = 64;
    private static final int BUFFER = 1 << 16;

    private TrialHandshake() {}

    static boolean succeeds(SslContext server, X509Certificate trusted) {
        SSLEngine there = server.newEngine(ByteBufAllocator.DEFAULT);
        try {
            SSLEngine here = SslContextBuilder.forClient()
                    .sslProvider(SslProvider.JDK)
                    .trustManager(trusted)
                    .endpointIdentificationAlgorithm(null)
                    .build()
                    .newEngine(ByteBufAllocator.DEFAULT);
            return shake(here, there);
        } catch (SSLException | RuntimeException | LinkageError e) {
            return false;
        } finally {
            ReferenceCountUtil.release(there);
        }
    }

    private static boolean shake(SSLEngine client, SSLEngine server) throws SSLException {
        ByteBuffer toServer = ByteBuffer.allocate(BUFFER);
        ByteBuffer toClient = ByteBuffer.allocate(BUFFER);
        client.beginHandshake();
        server.beginHandshake();
        for (int i = 0; i < ROUNDS; i++) {
            advance(client, toClient, toServer);
            advance(server, toServer, toClient);
            if (isDone(client) && isDone(server)) {
                return true;
            }
        }
        return false;
    }

    /** Wraps also where input is awaited: OpenSSL notes only then that the input just taken was the last it needed. */
    private static void advance(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        ByteBuffer plain = ByteBuffer.allocate(BUFFER);
        in.flip();
        if (in.hasRemaining()) {
            engine.unwrap(in, plain);
        }
        in.compact();
        Runnable task;
        while ((task = engine.getDelegatedTask()) != null) {
            task.run();
        }
        if (!isDone(engine)) {
            engine.wrap(ByteBuffer.allocate(0), out);
        }
    }

    private static boolean isDone(SSLEngine engine) {
        return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
    }
}

package org.msakit.server.netty;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import java.time.Duration;

/** Puts TLS in front of the session. */
record TlsStarter(Tls tls, Duration handshakeTimeout, boolean optional) {
    void start(ChannelPipeline pipeline) {
        ChannelHandler handler = optional
                ? new OptionalTls(this)
                : tls.newHandler(pipeline.channel().alloc(), handshakeTimeout);
        pipeline.addBefore(SessionHandler.NAME, "tls", handler);
    }

    ChannelHandler handler(ChannelPipeline pipeline) {
        return tls.newHandler(pipeline.channel().alloc(), handshakeTimeout);
    }
}

package org.msakit.server.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/** The fault of an end without close_notify: the connection is closed beneath TLS. */
final class AbruptEnd extends ChannelOutboundHandlerAdapter {
    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        ctx.flush();
        var unused = ctx.pipeline().firstContext().close(promise);
    }
}

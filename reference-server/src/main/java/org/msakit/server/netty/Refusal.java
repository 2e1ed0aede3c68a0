package org.msakit.server.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import org.msakit.server.reply.Replies;

/** Stands in for a session where there is no room for one: 421 (RFC 5321 section 3.8), or nothing where TLS is due. */
final class Refusal extends ChannelInboundHandlerAdapter {
    private final boolean silent;

    Refusal(boolean silent) {
        this.silent = silent;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        var reply = silent ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(Replies.TOO_MANY_CONNECTIONS.octets());
        var unused = ctx.writeAndFlush(reply).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ReferenceCountUtil.release(message);
    }
}

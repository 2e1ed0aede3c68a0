package org.msakit.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Waits behind TLS for the greeting, which a server sends once the handshake is done, and closes. */
final class Handshake extends ChannelInboundHandlerAdapter {
    private final Run run;
    private final ClientSession session;
    private final ReplyReader replies = new ReplyReader();
    private boolean over;

    Handshake(Run run, ClientSession session) {
        this.run = run;
        this.session = session;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object octets) {
        ByteBuf in = (ByteBuf) octets;
        try {
            replies.read(in, code -> greeted(ctx, code));
        } finally {
            in.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (!over) {
            session.lost();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        var unused = ctx.close();
    }

    private void greeted(ChannelHandlerContext ctx, int code) {
        over = true;
        if (code == 220) {
            run.tally().accepted();
            var unused = ctx.channel().closeFuture().addListener(closed -> session.begin());
        } else {
            session.refused(code);
        }
        var unused = ctx.close();
    }
}

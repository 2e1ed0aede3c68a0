package org.msakit.server.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/** The fault of optional TLS, {@link org.msakit.server.mutant.HostFault}: TLS only if the client starts it. */
final class OptionalTls extends ByteToMessageDecoder {
    private static final int HANDSHAKE_RECORD = 22;

    private final TlsStarter starter;

    OptionalTls(TlsStarter starter) {
        this.starter = starter;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (in.getUnsignedByte(in.readerIndex()) == HANDSHAKE_RECORD) {
            ctx.pipeline().replace(this, "tls", starter.handler(ctx.pipeline()));
        } else {
            ctx.fireUserEventTriggered(SessionHandler.CLEAR_TEXT);
            ctx.pipeline().remove(this);
        }
    }
}

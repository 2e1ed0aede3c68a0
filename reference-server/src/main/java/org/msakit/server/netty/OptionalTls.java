package org.msakit.server.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/**
 * The faults of optional TLS, {@link org.msakit.server.mutant.HostFault}: TLS only if the client starts it, or
 * until it gives up by an alert.
 */
final class OptionalTls extends ByteToMessageDecoder {
    private static final int ALERT_RECORD = 21;
    private static final int ALERT_LENGTH = 7;
    private static final int HANDSHAKE_RECORD = 22;

    private final TlsStarter starter;
    private final boolean afterAlert;

    /** A fault that shows after an alert, or one that shows where the client goes on in clear at once. */
    OptionalTls(TlsStarter starter, boolean afterAlert) {
        this.starter = starter;
        this.afterAlert = afterAlert;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        int first = in.getUnsignedByte(in.readerIndex());
        boolean givenUp = first == ALERT_RECORD;
        if (first == HANDSHAKE_RECORD || givenUp != afterAlert) {
            ctx.pipeline().replace(this, TlsStarter.NAME, starter.gate());
            return;
        }
        in.skipBytes(givenUp ? Math.min(ALERT_LENGTH, in.readableBytes()) : 0);
        ctx.fireUserEventTriggered(SessionHandler.CLEAR_TEXT);
        ctx.pipeline().remove(this);
    }
}

package org.msakit.server.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.Future;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Waits for the client's hello, and lets it through to TLS or answers it itself. */
final class HelloGate extends ByteToMessageDecoder {
    private final TlsStarter starter;
    private Future<?> deadline;

    HelloGate(TlsStarter starter) {
        this.starter = starter;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        long patience = starter.handshakeTimeout().toMillis();
        deadline = ctx.executor()
                .schedule(
                        () -> {
                            var unused = ctx.close();
                        },
                        patience,
                        TimeUnit.MILLISECONDS);
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext ctx) {
        deadline.cancel(false);
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        ClientHello.Progress progress = ClientHello.progress(in);
        if (progress == ClientHello.Progress.MORE) {
            return;
        }
        Optional<ClientHello> hello = progress == ClientHello.Progress.WHOLE ? ClientHello.parse(in) : Optional.empty();
        Optional<byte[]> answer = hello.flatMap(starter::answer);
        if (answer.isPresent()) {
            in.skipBytes(in.readableBytes());
            var unused =
                    ctx.writeAndFlush(Unpooled.wrappedBuffer(answer.get())).addListener(ChannelFutureListener.CLOSE);
        } else {
            ctx.pipeline().replace(this, TlsStarter.NAME, starter.secure(ctx.alloc(), hello));
        }
    }
}

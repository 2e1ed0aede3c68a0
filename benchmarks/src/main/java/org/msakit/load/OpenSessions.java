package org.msakit.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Connections that have said EHLO and say nothing more unless they are asked to. */
public final class OpenSessions implements AutoCloseable {
    private static final int AT_ONCE = 250;
    private static final int READY = 220;
    private static final int OK = 250;

    private final ChannelGroup channels;
    private volatile CountDownLatch awaited = new CountDownLatch(0);

    OpenSessions(ChannelGroup channels) {
        this.channels = channels;
    }

    /** Opens so many; returns how many of them got the 250 to EHLO in time. */
    int open(Bootstrap connections, int count, Duration patience) throws InterruptedException {
        Bootstrap introducing = connections.clone().handler(new ChannelInitializer<SocketChannel>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                channels.add(channel);
                channel.pipeline().addLast(new Introduction());
            }
        });
        int ready = 0;
        for (int left = count; left > 0; left -= AT_ONCE) {
            int batch = Math.min(left, AT_ONCE);
            awaited = new CountDownLatch(batch);
            for (int i = 0; i < batch; i++) {
                var unused = introducing.connect();
            }
            ready += answered(batch, patience);
        }
        return ready;
    }

    /** Sends NOOP on all of them; returns how many get their 250 in time. */
    public int noop(Duration patience) throws InterruptedException {
        int all = channels.size();
        awaited = new CountDownLatch(all);
        var unused = channels.writeAndFlush(Unpooled.copiedBuffer("NOOP\r\n", StandardCharsets.US_ASCII));
        return answered(all, patience);
    }

    /** Closes all of them. */
    @Override
    public void close() {
        channels.close().awaitUninterruptibly();
    }

    private int answered(int asked, Duration patience) throws InterruptedException {
        CountDownLatch latch = awaited;
        boolean unused = latch.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        return asked - (int) latch.getCount();
    }

    /** Answers the greeting with EHLO, and counts what is answered with 250. */
    private final class Introduction extends ChannelInboundHandlerAdapter {
        private final ReplyReader replies = new ReplyReader();

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object octets) {
            ByteBuf in = (ByteBuf) octets;
            try {
                replies.read(in, code -> reply(ctx, code));
            } finally {
                in.release();
            }
        }

        private void reply(ChannelHandlerContext ctx, int code) {
            if (code == READY) {
                var unused =
                        ctx.writeAndFlush(Unpooled.copiedBuffer("EHLO [127.0.0.1]\r\n", StandardCharsets.US_ASCII));
            } else if (code == OK) {
                awaited.countDown();
            }
        }
    }
}

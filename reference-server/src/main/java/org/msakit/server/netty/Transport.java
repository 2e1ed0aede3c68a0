package org.msakit.server.netty;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringIoHandlerConfig;
import io.netty.channel.uring.IoUringServerSocketChannel;
import java.io.IOException;
import org.msakit.server.SocketTransport;

/** What Netty needs to drive sockets in one way. */
record Transport(IoHandlerFactory handlers, Class<? extends ServerSocketChannel> serverChannel) {
    /** What may wait to be looked at: two events from each of some ten thousand connections that end at once. */
    private static final int COMPLETIONS = 32 << 10;

    /**
     * The way that is wanted.
     *
     * @throws IOException where this machine does not have it
     */
    static Transport of(SocketTransport wanted) throws IOException {
        return switch (wanted) {
            case AUTO -> isIoUringMature() ? ioUring() : Epoll.isAvailable() ? epoll() : nio();
            case NIO -> nio();
            case EPOLL -> {
                require("epoll", Epoll.unavailabilityCause());
                yield epoll();
            }
            case IO_URING -> {
                require("io_uring", IoUring.unavailabilityCause());
                yield ioUring();
            }
        };
    }

    /** Whether the kernel offers what came with 5.19, which tells an empty socket without another read. */
    private static boolean isIoUringMature() {
        return IoUring.isAvailable() && IoUring.isRegisterBufferRingSupported();
    }

    /** Without shared buffers: with them the kernel goes on reading for a session that wants no more. */
    private static Transport ioUring() {
        IoUringIoHandlerConfig config = new IoUringIoHandlerConfig().setCqSize(COMPLETIONS);
        return new Transport(IoUringIoHandler.newFactory(config), IoUringServerSocketChannel.class);
    }

    private static Transport epoll() {
        return new Transport(EpollIoHandler.newFactory(), EpollServerSocketChannel.class);
    }

    private static Transport nio() {
        return new Transport(NioIoHandler.newFactory(), NioServerSocketChannel.class);
    }

    private static void require(String name, Throwable unavailable) throws IOException {
        if (unavailable != null) {
            throw new IOException("no " + name + " on this machine: " + unavailable.getMessage(), unavailable);
        }
    }
}

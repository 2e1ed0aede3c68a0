package org.msakit.server.netty;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.uring.IoUring;
import org.msakit.server.SocketTransport;

/** Which ways to drive sockets this machine has. */
final class Transports {
    private Transports() {}

    static boolean isHere(SocketTransport transport) {
        return switch (transport) {
            case AUTO, NIO -> true;
            case EPOLL -> Epoll.isAvailable();
            case IO_URING -> IoUring.isAvailable();
        };
    }
}

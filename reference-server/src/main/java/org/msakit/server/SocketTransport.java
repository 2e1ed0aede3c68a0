package org.msakit.server;

/** How sockets are driven. */
public enum SocketTransport {
    /** By epoll where there is one, by the JDK elsewhere. */
    AUTO,
    /** By the JDK. */
    NIO,
    /** By epoll, on Linux. */
    EPOLL,
    /** By io_uring, on Linux where the kernel lets processes use it. */
    IO_URING
}

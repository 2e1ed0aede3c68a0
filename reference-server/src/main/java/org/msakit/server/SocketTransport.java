package org.msakit.server;

/** How sockets are driven. */
public enum SocketTransport {
    /** By io_uring where the kernel has it (Linux from 5.19 on), else by epoll where there is one, else by the JDK. */
    AUTO,
    /** By the JDK. */
    NIO,
    /** By epoll, on Linux. */
    EPOLL,
    /** By io_uring, on Linux where the kernel lets processes use it. */
    IO_URING
}

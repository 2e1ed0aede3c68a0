package org.msakit.server.relay;

import java.io.IOException;

/** Makes connections to the next hop. Safe for use by several threads. */
@FunctionalInterface
public interface HopDialer extends AutoCloseable {
    /** A new connection. */
    HopConnection dial() throws IOException;

    /** Breaks off all connections. */
    @Override
    default void close() {}
}

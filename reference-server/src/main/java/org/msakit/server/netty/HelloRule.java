package org.msakit.server.netty;

import java.util.Optional;

/** Answers a client's hello in place of the TLS stack, or leaves it to the stack. */
@FunctionalInterface
interface HelloRule {
    /** Octets to send before the connection is closed. */
    Optional<byte[]> answer(ClientHello hello);

    /** A record with a fatal alert (RFC 8446 section 6). */
    static byte[] alert(int description) {
        return new byte[] {21, 3, 3, 0, 2, 2, (byte) description};
    }
}

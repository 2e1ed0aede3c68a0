package org.msakit.server.relay;

import java.io.IOException;

/** The handshake with the next hop did not come off, and the connection is lost. */
final class TlsFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    TlsFailedException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}

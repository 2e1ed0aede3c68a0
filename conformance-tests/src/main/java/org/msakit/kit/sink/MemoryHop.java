package org.msakit.kit.sink;

import java.io.EOFException;
import java.io.IOException;
import javax.net.ssl.SSLHandshakeException;
import org.msakit.server.relay.HopConnection;
import org.msakit.wire.Octets;

/** The reference server's way to a sink without sockets. */
public final class MemoryHop implements HopConnection {
    private final SinkSession session;
    private final StringBuilder waiting;

    /** A connection to the sink. */
    public MemoryHop(ScriptedSink sink) {
        session = sink.session();
        waiting = new StringBuilder(session.greeting().latin1());
    }

    @Override
    public void send(byte[] octets) {
        waiting.append(session.received(Octets.of(octets)).latin1());
    }

    @Override
    public String line() throws IOException {
        int end = waiting.indexOf("\r\n");
        if (end < 0) {
            throw new EOFException("the sink says nothing");
        }
        String line = waiting.substring(0, end);
        waiting.delete(0, end + 2);
        return line;
    }

    @Override
    public void startTls(boolean verified) throws IOException {
        if (verified && !session.trusted()) {
            throw new SSLHandshakeException("unknown certificate");
        }
        session.tlsEstablished();
    }

    @Override
    public void close() {
        waiting.setLength(0);
    }
}

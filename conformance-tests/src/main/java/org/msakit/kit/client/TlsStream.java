package org.msakit.kit.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;

/**
 * TLS of a client over a connected socket. Unlike the runtime's own sockets it tells an end of the connection with
 * close_notify from one without.
 */
final class TlsStream {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;
    private final InputStream in;
    private final OutputStream out;
    private final HandshakeNotes notes = new HandshakeNotes();
    private ByteBuffer received;
    private ByteBuffer plain;
    private boolean closeNotify;

    /** Over a socket on which no TLS has been spoken; the host's name is sent as the server's. */
    TlsStream(Socket socket, TlsTrust trust, String host) throws IOException {
        engine = trust.context(notes).createSSLEngine(host, socket.getPort());
        engine.setUseClientMode(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
        received = ByteBuffer.allocate(2 * engine.getSession().getPacketBufferSize())
                .flip();
        plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize())
                .flip();
    }

    /** Shakes hands. */
    void handshake() throws IOException {
        engine.beginHandshake();
        try {
            while (true) {
                switch (engine.getHandshakeStatus()) {
                    case NEED_TASK -> runTasks();
                    case NEED_WRAP -> wrap(NOTHING);
                    case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                        if (unwrap() == SSLEngineResult.Status.CLOSED) {
                            throw new SSLException("close_notify in the handshake");
                        }
                    }
                    default -> {
                        return;
                    }
                }
            }
        } catch (SSLException e) {
            sayWhatIsLeft();
            throw e;
        }
    }

    TlsPeer peer() {
        return new TlsPeer(notes.chain(), notes.asked(), closeNotify);
    }

    void write(byte[] octets) throws IOException {
        ByteBuffer source = ByteBuffer.wrap(octets);
        while (source.hasRemaining()) {
            wrap(source);
        }
    }

    /** As {@link InputStream#read(byte[])}; a time-out of the socket leaves everything in order. */
    int read(byte[] buffer) throws IOException {
        while (!plain.hasRemaining()) {
            SSLEngineResult.Status status;
            try {
                status = unwrap();
            } catch (EOFException e) {
                return -1;
            }
            if (status == SSLEngineResult.Status.CLOSED) {
                closeNotify = true;
                return -1;
            }
            runTasks();
            if (engine.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NEED_WRAP) {
                wrap(NOTHING);
            }
        }
        int n = Math.min(buffer.length, plain.remaining());
        plain.get(buffer, 0, n);
        return n;
    }

    /** Says close_notify. */
    void close() {
        engine.closeOutbound();
        sayWhatIsLeft();
    }

    private void sayWhatIsLeft() {
        try {
            wrap(NOTHING);
        } catch (IOException e) {
            return; // the server is gone already
        }
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    private void wrap(ByteBuffer source) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        SSLEngineResult result = engine.wrap(source, record);
        out.write(record.array(), 0, record.position());
        out.flush();
        if (result.getStatus() == SSLEngineResult.Status.CLOSED && source.hasRemaining()) {
            throw new SSLException("TLS is closed");
        }
    }

    private SSLEngineResult.Status unwrap() throws IOException {
        while (true) {
            plain.compact();
            SSLEngineResult result;
            try {
                result = engine.unwrap(received, plain);
            } finally {
                plain.flip();
            }
            switch (result.getStatus()) {
                case BUFFER_UNDERFLOW -> fill();
                case BUFFER_OVERFLOW -> {
                    int size = plain.remaining() + engine.getSession().getApplicationBufferSize();
                    plain = ByteBuffer.allocate(size).put(plain).flip();
                }
                default -> {
                    return result.getStatus();
                }
            }
        }
    }

    private void fill() throws IOException {
        if (received.remaining() == received.capacity()) {
            received =
                    ByteBuffer.allocate(2 * received.capacity()).put(received).flip();
        }
        received.compact();
        try {
            int n = in.read(received.array(), received.position(), received.remaining());
            if (n < 0) {
                throw new EOFException("the connection ended");
            }
            received.position(received.position() + n);
        } finally {
            received.flip();
        }
    }
}

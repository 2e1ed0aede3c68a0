package org.msakit.kit.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import org.msakit.dialogue.Event;
import org.msakit.wire.Octets;

/** A connection over TCP. What the server does to it, RST included, comes out as events. */
public final class SocketConnection implements Connection {
    private static final int READ_AT_ONCE = 16_384;

    private final TlsTrust trust;
    private final String host;
    private final int handshakeMillis;
    private final boolean implicitTls;
    private final Socket socket = new Socket();
    private Optional<TlsStream> tls = Optional.empty();
    private boolean broken;

    /**
     * Connects.
     *
     * @param source address to connect from, if it matters
     * @param trust decides which certificates are good
     * @param implicitTls whether TLS comes first; the handshake is left to {@link #opened}
     * @param patience for the connection and for a handshake
     * @throws UnreachableException where nothing answers
     */
    public SocketConnection(
            InetSocketAddress address,
            Optional<InetAddress> source,
            TlsTrust trust,
            boolean implicitTls,
            Duration patience)
            throws UnreachableException {
        this.trust = trust;
        this.implicitTls = implicitTls;
        this.host = address.getHostString();
        this.handshakeMillis = Math.toIntExact(Math.max(1, patience.toMillis()));
        try {
            socket.setTcpNoDelay(true);
            if (source.isPresent()) {
                socket.bind(new InetSocketAddress(source.get(), 0));
            }
            if (address.isUnresolved()) {
                throw new IOException("unknown host " + host);
            }
            socket.connect(address, handshakeMillis);
        } catch (IOException e) {
            close();
            throw new UnreachableException(host + ":" + address.getPort() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Event opened() {
        Event handshake = implicitTls ? startTls() : new Event.TlsEstablished();
        return handshake instanceof Event.TlsEstablished ? new Event.Connected(implicitTls) : handshake;
    }

    @Override
    public void send(Octets octets) {
        try {
            if (tls.isPresent()) {
                tls.get().write(octets.toBytes());
            } else {
                socket.getOutputStream().write(octets.toBytes());
                socket.getOutputStream().flush();
            }
        } catch (IOException e) {
            broken = true;
        }
    }

    @Override
    public Event receive(Duration patience) {
        try {
            socket.setSoTimeout(Math.toIntExact(Math.max(1, patience.toMillis())));
            byte[] buffer = new byte[READ_AT_ONCE];
            int n = tls.isPresent()
                    ? tls.get().read(buffer)
                    : socket.getInputStream().read(buffer);
            return n < 0 ? new Event.ClosedByServer() : new Event.Received(Octets.of(buffer, 0, n));
        } catch (SocketTimeoutException e) {
            return broken ? new Event.ClosedByServer() : new Event.Quiet(patience);
        } catch (IOException e) {
            return new Event.ClosedByServer();
        }
    }

    @Override
    public Event startTls() {
        try {
            socket.setSoTimeout(handshakeMillis);
            TlsStream stream = new TlsStream(socket, trust, host);
            tls = Optional.of(stream);
            stream.handshake();
            return new Event.TlsEstablished();
        } catch (SocketTimeoutException e) {
            broken = true;
            return new Event.TlsFailed(true, "no handshake within " + handshakeMillis + " ms");
        } catch (IOException e) {
            broken = true;
            boolean distrust = e.getCause() instanceof CertificateException;
            return new Event.TlsFailed(distrust, (distrust ? "certificate not trusted: " : "") + e.getMessage());
        }
    }

    @Override
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            broken = true;
        }
    }

    @Override
    public boolean carriesTls() {
        return true;
    }

    @Override
    public Optional<TlsPeer> tlsPeer() {
        return tls.map(TlsStream::peer);
    }

    @Override
    public void close() {
        tls.ifPresent(TlsStream::close);
        try {
            socket.close();
        } catch (IOException e) {
            broken = true;
        }
    }
}

package org.msakit.kit.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.msakit.dialogue.Event;
import org.msakit.wire.Octets;

/** A connection over TCP. What the server does to it, RST included, comes out as events. */
public final class SocketConnection implements Connection {
    private static final int READ_AT_ONCE = 16_384;

    private final SSLSocketFactory tls;
    private final String host;
    private final int handshakeMillis;
    private final Event opened;
    private final Socket tcp;
    private Socket socket;
    private boolean broken;

    /**
     * Connects.
     *
     * @param source address to connect from, if it matters
     * @param tls makes TLS sockets and decides which certificates are good
     * @param implicitTls whether TLS comes first
     * @param patience for the connection and for a handshake
     * @throws UnreachableException where nothing answers
     */
    public SocketConnection(
            InetSocketAddress address,
            Optional<InetAddress> source,
            SSLSocketFactory tls,
            boolean implicitTls,
            Duration patience)
            throws UnreachableException {
        this.tls = tls;
        this.host = address.getHostString();
        this.handshakeMillis = Math.toIntExact(Math.max(1, patience.toMillis()));
        this.tcp = new Socket();
        this.socket = tcp;
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
        Event event = new Event.Connected(implicitTls);
        if (implicitTls) {
            Event handshake = startTls();
            event = handshake instanceof Event.TlsEstablished ? event : handshake;
        }
        opened = event;
    }

    @Override
    public Event opened() {
        return opened;
    }

    @Override
    public void send(Octets octets) {
        try {
            socket.getOutputStream().write(octets.toBytes());
            socket.getOutputStream().flush();
        } catch (IOException e) {
            broken = true;
        }
    }

    @Override
    public Event receive(Duration patience) {
        try {
            socket.setSoTimeout(Math.toIntExact(Math.max(1, patience.toMillis())));
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[READ_AT_ONCE];
            int n = in.read(buffer);
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
            SSLSocket secure = (SSLSocket) tls.createSocket(socket, host, socket.getPort(), true);
            secure.setSoTimeout(handshakeMillis);
            secure.startHandshake();
            socket = secure;
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
            tcp.setSoLinger(true, 0);
            tcp.close();
        } catch (IOException e) {
            broken = true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            broken = true;
        }
    }
}

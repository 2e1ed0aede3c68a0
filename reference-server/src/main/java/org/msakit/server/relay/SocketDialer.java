package org.msakit.server.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Reaches the next hop over TCP. */
public final class SocketDialer implements HopDialer {
    private final InetSocketAddress address;
    private final Duration patience;
    private final TrustManager[] trust;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /**
     * A dialer that trusts the authorities of the Java runtime.
     *
     * @param address where the next hop listens; its host is what a verified certificate has to name
     * @param patience for the connection, the handshake and each reply
     */
    public SocketDialer(InetSocketAddress address, Duration patience) {
        this(address, patience, trustIn(null));
    }

    private SocketDialer(InetSocketAddress address, Duration patience, TrustManager[] trust) {
        this.address = address;
        this.patience = patience;
        this.trust = trust;
    }

    /** The same with trust in these certificates and what they have signed, and in no others. */
    public SocketDialer trusting(List<X509Certificate> authorities) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < authorities.size(); i++) {
                store.setCertificateEntry("authority" + i, authorities.get(i));
            }
            return new SocketDialer(address, patience, trustIn(store));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("cannot use the certificates: " + e.getMessage(), e);
        }
    }

    private static TrustManager[] trustIn(KeyStore store) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime checks no X.509 certificates", e);
        }
    }

    @Override
    public HopConnection dial() throws IOException {
        Socket socket = new Socket();
        open.add(socket);
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, millis());
            socket.setSoTimeout(millis());
            return new SocketHop(socket, address.getHostString(), trust, () -> open.remove(socket));
        } catch (IOException e) {
            open.remove(socket);
            socket.close();
            throw e;
        }
    }

    private int millis() {
        return Math.toIntExact(patience.toMillis());
    }

    @Override
    public void close() {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

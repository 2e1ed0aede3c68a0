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
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Reaches the next hop over TCP. */
public final class SocketDialer implements HopDialer {
    private final InetSocketAddress address;
    private final Duration patience;
    private final SSLContext verifying;
    private final SSLContext lenient = context(new TrustManager[] {new TakesAny()});
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
        this.verifying = context(trust);
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

    /** One for all connections, so that sessions are resumed, and never a session that was not verified as one that was. */
    private static SSLContext context(TrustManager[] trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no TLS", e);
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
            return new SocketHop(socket, address.getHostString(), verifying, lenient, () -> open.remove(socket));
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

    /** Encrypts to whoever it is: better than clear text, and no proof of anything (RFC 7435). */
    private static final class TakesAny implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

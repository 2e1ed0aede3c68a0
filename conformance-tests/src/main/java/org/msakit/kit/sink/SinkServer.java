package org.msakit.kit.sink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.msakit.server.ServerCertificate;
import org.msakit.server.netty.Certificates;
import org.msakit.wire.Octets;

/** A sink that listens on a port. */
public final class SinkServer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SinkServer.class.getName());
    private static final int MOST_CONNECTIONS = 64;
    private static final int READ_AT_ONCE = 16_384;
    private static final int IDLE_MILLIS = 300_000;
    private static final char[] NO_PASSWORD = new char[0];

    private final ServerSocket listener;
    private final ScriptedSink sink;
    private final X509Certificate certificate;
    private final SSLContext known;
    private final SSLContext stranger;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor connections;

    private SinkServer(InetSocketAddress address, ScriptedSink sink) throws IOException {
        this.sink = sink;
        listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(address);
        ServerCertificate identity = Certificates.selfSigned("sink.test");
        certificate = identity.certificate();
        known = context(identity);
        stranger = context(Certificates.selfSigned("sink.test"));
        connections = new ThreadPoolExecutor(
                0, MOST_CONNECTIONS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), SinkServer::thread);
        thread(this::accept).start();
    }

    /**
     * Listens.
     *
     * @throws IOException if the address cannot be bound
     */
    public static SinkServer start(InetSocketAddress address, ScriptedSink sink) throws IOException {
        return new SinkServer(address, sink);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** The certificate that it is known by. */
    public X509Certificate certificate() {
        return certificate;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "msakit-sink");
        thread.setDaemon(true);
        return thread;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                serve(listener.accept());
            } catch (IOException e) {
                LOG.log(Level.FINE, "sink: no connection", e);
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        open.add(socket);
        try {
            connections.execute(() -> talk(socket));
        } catch (RejectedExecutionException e) {
            open.remove(socket);
            socket.close();
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            socket.setSoTimeout(IDLE_MILLIS);
            socket.setTcpNoDelay(true);
            SinkSession session = sink.session();
            socket.getOutputStream().write(session.greeting().toBytes());
            exchange(socket, session);
            if (session.wantsTls()) {
                try (Socket secure = handshake(socket, session)) {
                    session.tlsEstablished();
                    exchange(secure, session);
                }
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "sink: connection lost", e);
        } finally {
            open.remove(socket);
        }
    }

    /** Until the connection ends or TLS begins. */
    private static void exchange(Socket socket, SinkSession session) throws IOException {
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        byte[] buffer = new byte[READ_AT_ONCE];
        while (!session.closed() && !session.wantsTls()) {
            int n = in.read(buffer);
            if (n < 0) {
                return;
            }
            out.write(session.received(Octets.of(buffer, 0, n)).toBytes());
            out.flush();
        }
    }

    private Socket handshake(Socket socket, SinkSession session) throws IOException {
        SSLContext context = session.trusted() ? known : stranger;
        SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        return secure;
    }

    private static SSLContext context(ServerCertificate identity) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setKeyEntry("sink", identity.key(), NO_PASSWORD, new Certificate[] {identity.certificate()});
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no TLS", e);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException("the sink cannot be closed", e);
        } finally {
            connections.shutdownNow();
        }
    }
}

package org.msakit.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.msakit.server.delivery.MemorySink;
import org.msakit.server.delivery.MessageSink;
import org.msakit.server.mutant.Mutant;
import org.msakit.server.netty.NettyHost;
import org.msakit.server.observe.Observer;

/** The reference server on real sockets. */
public final class ReferenceServer implements AutoCloseable {
    private final NettyHost host;

    private ReferenceServer(NettyHost host) {
        this.host = host;
    }

    /**
     * Starts listening, with a sink in memory. The server offers TLS with a self-signed certificate made on the spot.
     *
     * @throws IOException if an address cannot be bound; nothing listens then
     */
    public static ReferenceServer start(ServerConfig config, List<ListenerConfig> listeners) throws IOException {
        return start(config, listeners, new MemorySink());
    }

    /**
     * Starts listening as above.
     *
     * @param sink where messages go; the caller closes it, after the server
     * @throws IOException if an address cannot be bound; nothing listens then
     */
    public static ReferenceServer start(ServerConfig config, List<ListenerConfig> listeners, MessageSink sink)
            throws IOException {
        return start(config, listeners, sink, Observer.NONE);
    }

    /**
     * Starts listening as above.
     *
     * @param observer is told what happens to sessions
     * @throws IOException if an address cannot be bound; nothing listens then
     */
    public static ReferenceServer start(
            ServerConfig config, List<ListenerConfig> listeners, MessageSink sink, Observer observer)
            throws IOException {
        return start(config, listeners, sink, observer, InstantSource.system());
    }

    /**
     * Starts listening as above.
     *
     * @param clock tells sessions the time; limits count real time
     * @throws IOException if an address cannot be bound; nothing listens then
     */
    public static ReferenceServer start(
            ServerConfig config,
            List<ListenerConfig> listeners,
            MessageSink sink,
            Observer observer,
            InstantSource clock)
            throws IOException {
        List<ListenerConfig> wanted = listeners.stream()
                .map(listener -> asMutantsNeed(config, listener))
                .toList();
        return new ReferenceServer(NettyHost.start(config, wanted, sink, observer, clock));
    }

    private static ListenerConfig asMutantsNeed(ServerConfig config, ListenerConfig listener) {
        ListenerConfig wanted = listener;
        for (Mutant mutant : config.mutants()) {
            wanted = mutant.configure(wanted);
        }
        return wanted;
    }

    /** Where each listener is reachable, by name. */
    public Map<String, InetSocketAddress> addresses() {
        return host.addresses();
    }

    /** The certificate made at start, which clients have to trust. */
    public X509Certificate certificate() {
        return host.certificate();
    }

    /** Replaces the access map: open sessions meet the new one at the next look-up, except for what it said when they began. */
    public void setAccessMap(AccessMap map) {
        host.setAccessMap(map);
    }

    /** Tells open sessions good-bye with 421, closes them, and stops listening. */
    @Override
    public void close() {
        host.close();
    }
}

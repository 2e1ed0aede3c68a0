package org.msakit.server.netty;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.msakit.server.AccessMap;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ServerConfig;
import org.msakit.server.delivery.MessageSink;
import org.msakit.server.observe.Observer;

/** Event loops, listeners and the executor for password checks. */
public final class NettyHost implements AutoCloseable {
    private static final int BACKLOG = 1024;
    /** Octets that are read at once. */
    private static final int READ = 16 << 10;

    private static final int CHECKS_WAITING = 4096;
    private static final long GOODBYE_SECONDS = 2;

    private final Transport transport;
    private final MultiThreadIoEventLoopGroup loops;
    private final ExecutorService checks;
    private final Tls tls;
    private final ChannelGroup sessions = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Map<String, Channel> listeners = new LinkedHashMap<>();
    private final Turnstile turnstile;
    private final Observer observer;
    private final InstantSource clock;
    private final boolean relaysByName;
    private volatile AccessMap accessMap;

    private NettyHost(ServerConfig config, Observer observer, InstantSource clock) throws IOException {
        this.observer = observer;
        this.clock = clock;
        transport = Transport.of(config.transport());
        tls = Tls.create(config.hostname(), config.certificate(), config.clientCertificates(), config.hostFaults());
        accessMap = config.accessMap();
        relaysByName = !config.relayDomains().isEmpty();
        turnstile = new Turnstile(config.connections(), InstantSource.system());
        int processors = Runtime.getRuntime().availableProcessors();
        // A busy loop takes many events for one wait. Clients on the same machine, the password pool and the collector
        // want processors too.
        loops = new MultiThreadIoEventLoopGroup(
                (processors + 1) / 2, new DefaultThreadFactory("msakit-io", true), transport.handlers());
        // One processor is left to those who are logged in.
        int checkers = Math.max(1, processors - 1);
        checks = new ThreadPoolExecutor(
                checkers,
                checkers,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(CHECKS_WAITING),
                new DefaultThreadFactory("msakit-login", true));
    }

    /**
     * Binds all listeners.
     *
     * @throws IOException naming the transport that is not to be had, or the listener that could not be bound;
     *     everything is closed again then
     */
    public static NettyHost start(
            ServerConfig config, List<ListenerConfig> wanted, MessageSink sink, Observer observer, InstantSource clock)
            throws IOException {
        NettyHost host = new NettyHost(config, observer, clock);
        for (ListenerConfig listener : wanted) {
            ChannelFuture bound = host.bind(config, listener, sink).awaitUninterruptibly();
            if (!bound.isSuccess()) {
                host.close();
                throw new IOException(
                        "cannot listen on " + listener.host() + ":" + listener.port() + " for " + listener.name(),
                        bound.cause());
            }
            host.listeners.put(listener.name(), bound.channel());
        }
        return host;
    }

    /** Where each listener is reachable, by name. */
    public Map<String, InetSocketAddress> addresses() {
        Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
        listeners.forEach((name, channel) -> addresses.put(name, (InetSocketAddress) channel.localAddress()));
        return addresses;
    }

    /** The certificate that every listener shows. */
    public X509Certificate certificate() {
        return tls.certificate();
    }

    /** Replaces the access map: open sessions meet the new one at the next look-up, except for what it said when they began. */
    public void setAccessMap(AccessMap map) {
        accessMap = map;
    }

    AccessMap accessMap() {
        return accessMap;
    }

    /** Whether access map or relay domains say something of hosts by name. */
    boolean namesHosts() {
        return relaysByName || accessMap.namesHosts();
    }

    Tls tls() {
        return tls;
    }

    ExecutorService checks() {
        return checks;
    }

    Observer observer() {
        return observer;
    }

    InstantSource clock() {
        return clock;
    }

    Turnstile turnstile() {
        return turnstile;
    }

    ChannelGroup sessions() {
        return sessions;
    }

    @Override
    public void close() {
        listeners.values().forEach(channel -> channel.close().awaitUninterruptibly());
        sessions.forEach(channel -> channel.pipeline().fireUserEventTriggered(SessionHandler.SHUTDOWN));
        sessions.newCloseFuture().awaitUninterruptibly(GOODBYE_SECONDS, TimeUnit.SECONDS);
        sessions.close().awaitUninterruptibly();
        checks.shutdownNow();
        loops.shutdownGracefully(0, GOODBYE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private ChannelFuture bind(ServerConfig config, ListenerConfig listener, MessageSink sink) {
        return new ServerBootstrap()
                .group(loops)
                .channel(transport.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ))
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(32 << 10, 64 << 10))
                .childHandler(new SessionInitializer(this, config, listener, sink))
                .bind(listener.host(), listener.port());
    }
}

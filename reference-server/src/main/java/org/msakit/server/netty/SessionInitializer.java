package org.msakit.server.netty;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicLong;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ServerConfig;
import org.msakit.server.access.Caller;
import org.msakit.server.delivery.MessageSink;
import org.msakit.server.session.SubmissionSession;

/** Builds the pipeline of an accepted connection: TLS where it is implicit, the session, nothing else. */
final class SessionInitializer extends ChannelInitializer<SocketChannel> {
    private static final AtomicLong SESSIONS = new AtomicLong();

    private final NettyHost host;
    private final ServerConfig config;
    private final ListenerConfig listener;
    private final MessageSink sink;

    SessionInitializer(NettyHost host, ServerConfig config, ListenerConfig listener, MessageSink sink) {
        this.host = host;
        this.config = config;
        this.listener = listener;
        this.sink = sink;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        InetAddress client = channel.remoteAddress().getAddress();
        if (!host.turnstile().enter(client)) {
            host.observer().refused(listener.name(), client);
            channel.pipeline().addLast(new Refusal(listener.implicitTls()));
            return;
        }
        String id = Long.toString(SESSIONS.incrementAndGet(), Character.MAX_RADIX);
        Watched watched = new Watched(host.observer(), id, listener.name(), client);
        var unused = channel.closeFuture().addListener(closed -> {
            host.turnstile().leave(client);
            watched.closed();
        });
        host.sessions().add(channel);
        if (config.access().names().wanted(host.namesHosts())) {
            channel.pipeline()
                    .addLast(new NameLookUp(
                            () -> config.access().names().source().of(client),
                            name -> begin(channel, Caller.of(client, name), id, watched)));
        } else {
            begin(channel, Caller.of(client), id, watched);
        }
    }

    private void begin(SocketChannel channel, Caller caller, String id, Watched watched) {
        SubmissionSession session =
                new SubmissionSession(config, listener, host::accessMap, caller, sink, id, host.clock());
        TlsStarter starter = new TlsStarter(host.tls(), config.limits().handshake(), config.hostFaults());
        channel.pipeline()
                .addLast(
                        SessionHandler.NAME,
                        new SessionHandler(
                                session,
                                host.checks(),
                                starter,
                                config.limits().idle(),
                                config.connections(),
                                watched));
        if (listener.implicitTls()) {
            starter.start(channel.pipeline(), true);
        }
    }
}

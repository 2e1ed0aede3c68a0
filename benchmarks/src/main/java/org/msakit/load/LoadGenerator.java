package org.msakit.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javax.net.ssl.SSLException;

/** Event loops that are kept, and so stay warm, over many runs. One run at a time. */
public final class LoadGenerator implements AutoCloseable {
    /** How long the last replies may take once no message is begun any more. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int CONNECT_MILLIS = 5_000;
    private static final long SHUTDOWN_SECONDS = 2;

    private final MultiThreadIoEventLoopGroup loops;
    private final Bootstrap connections;

    /** A generator with so many event loops, which is about the number of processors it may use. */
    public LoadGenerator(int threads) {
        boolean epoll = Epoll.isAvailable();
        loops = new MultiThreadIoEventLoopGroup(
                threads,
                new DefaultThreadFactory("load", true),
                epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        Class<? extends SocketChannel> channels = epoll ? EpollSocketChannel.class : NioSocketChannel.class;
        connections = new Bootstrap()
                .group(loops)
                .channel(channels)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS);
    }

    /** Sends the messages of the workload to the server; returns when all are answered, or patience ends. */
    public LoadResult run(InetSocketAddress server, Workload workload) throws InterruptedException {
        return run(
                server,
                workload,
                run -> (session, channel) -> channel.pipeline().addLast(new Submission(run, session)));
    }

    /**
     * Makes as many full TLS 1.3 handshakes as the workload has messages, each on a connection of its own to a port with
     * implicit TLS, and closes at the greeting. Any certificate will do.
     */
    public LoadResult handshakes(InetSocketAddress server, Workload workload)
            throws InterruptedException, SSLException {
        // Without a peer's name a client context finds no session to resume.
        SslContext tls = SslContextBuilder.forClient()
                .protocols("TLSv1.3")
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .endpointIdentificationAlgorithm(null)
                .build();
        return run(
                server,
                workload,
                run -> (session, channel) ->
                        channel.pipeline().addLast(tls.newHandler(channel.alloc()), new Handshake(run, session)));
    }

    /**
     * Opens sessions and leaves them idle after EHLO.
     *
     * @throws IllegalStateException where not all of them come up in time
     */
    public OpenSessions open(InetSocketAddress server, int sessions) throws InterruptedException {
        OpenSessions open = new OpenSessions(new DefaultChannelGroup(GlobalEventExecutor.INSTANCE));
        int ready = open.open(connections.clone().remoteAddress(server), sessions, PATIENCE);
        if (ready < sessions) {
            open.close();
            throw new IllegalStateException("only " + ready + " of " + sessions + " sessions came up");
        }
        return open;
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private LoadResult run(
            InetSocketAddress server,
            Workload workload,
            Function<Run, BiConsumer<ClientSession, SocketChannel>> speakers)
            throws InterruptedException {
        ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        Run run = new Run(
                workload,
                new MessageTemplate(workload.octets()),
                new Supply(workload.messages(), workload.limit()),
                new Tally(workload.sessions()),
                connections.clone().remoteAddress(server),
                open);
        BiConsumer<ClientSession, SocketChannel> speaker = speakers.apply(run);
        for (int i = 0; i < workload.sessions(); i++) {
            new ClientSession(run, speaker).begin();
        }
        LoadResult result = run.tally().await(workload.limit().plus(PATIENCE));
        open.close().awaitUninterruptibly();
        return result;
    }
}

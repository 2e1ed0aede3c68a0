package org.msakit.kit.target;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.msakit.kit.sink.MemoryHop;
import org.msakit.kit.sink.ScriptedSink;
import org.msakit.kit.sink.SinkServer;
import org.msakit.server.ServerConfig;
import org.msakit.server.delivery.MemorySink;
import org.msakit.server.delivery.MessageSink;
import org.msakit.server.mutant.MutatedHop;
import org.msakit.server.relay.HopDialer;
import org.msakit.server.relay.NextHop;
import org.msakit.server.relay.Relay;
import org.msakit.server.relay.SocketDialer;
import org.msakit.server.report.DeliveryReports;
import org.msakit.wire.Octets;

/**
 * What lies behind a reference server: mailboxes in memory, or the kit's sink as next hop. Both have taken a message
 * before the server answers.
 *
 * @param sink where the server's messages go
 * @param facilities how that is seen
 * @param open what has to be closed after the server
 */
record Behind(MessageSink sink, Facilities facilities, List<AutoCloseable> open) {
    /** A domain that is not the server's own. */
    private static final String REMOTE = "remote.example";

    private static final int CONNECTIONS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    static Behind mailboxes(ServerConfig config, PassingTime time) {
        MemorySink mailboxes = new MemorySink(time);
        Deliveries deliveries = Deliveries.atOnce(() -> mailboxes.messages().stream()
                .map(m -> Delivery.of(
                        m.reversePath(), m.forwardPaths(), Octets.of(m.content().toBytes())))
                .toList());
        return new Behind(
                new DeliveryReports(mailboxes, config.hostname(), time),
                Facilities.NONE.withDeliveries(deliveries, REMOTE).withTime(time),
                List.of());
    }

    /** A next hop on a port of its own. */
    static Behind nextHop(ServerConfig config, Need need, PassingTime time) throws IOException {
        ScriptedSink scripted = new ScriptedSink(time);
        SinkServer server = SinkServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), scripted);
        HopDialer dialer = new SocketDialer(server.address(), PATIENCE).trusting(List.of(server.certificate()));
        NextHop hop = new NextHop(relay(config, need, time, dialer), CONNECTIONS);
        return new Behind(hop, around(scripted, time), List.of(hop, server));
    }

    /** A next hop without sockets. */
    static Behind nextHopInMemory(ServerConfig config, Need need, PassingTime time) {
        ScriptedSink scripted = new ScriptedSink(time);
        Relay relay = relay(config, need, time, () -> new MemoryHop(scripted));
        return new Behind(
                message -> CompletableFuture.completedStage(relay.handOn(message)), around(scripted, time), List.of());
    }

    private static Relay relay(ServerConfig config, Need need, PassingTime time, HopDialer dialer) {
        HopDialer faulty = MutatedHop.over(dialer, config.mutants());
        return new Relay(faulty, config.hostname(), need.nextHop().orElseThrow(), need.loginThere(), time);
    }

    private static Facilities around(ScriptedSink scripted, PassingTime time) {
        Deliveries seen = Deliveries.atOnce(
                () -> scripted.arrivals().stream().map(Delivery::of).toList());
        return Facilities.NONE.withNextHop(scripted, seen, REMOTE).withTime(time);
    }
}

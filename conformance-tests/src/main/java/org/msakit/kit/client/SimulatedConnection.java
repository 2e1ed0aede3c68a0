package org.msakit.kit.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.msakit.dialogue.Event;
import org.msakit.simulation.Output;
import org.msakit.simulation.SimulatedServer;
import org.msakit.wire.Octets;

/** A connection to a simulated server; its clock jumps. */
public final class SimulatedConnection implements Connection {
    private final SimulatedServer server;
    private final boolean implicitTls;
    private final Deque<Output> pending = new ArrayDeque<>();
    private boolean closed;

    public SimulatedConnection(SimulatedServer server, boolean implicitTls) {
        this.server = server;
        this.implicitTls = implicitTls;
        pending.addAll(server.opened());
    }

    @Override
    public Event opened() {
        return new Event.Connected(implicitTls);
    }

    @Override
    public void send(Octets octets) {
        pending.addAll(server.received(octets));
    }

    @Override
    public Event receive(Duration patience) {
        Duration left = patience;
        while (!pending.isEmpty()) {
            Output next = pending.poll();
            if (next instanceof Output.Wait wait && wait.time().compareTo(left) > 0) {
                pending.addFirst(new Output.Wait(wait.time().minus(left)));
                return new Event.Quiet(patience);
            } else if (next instanceof Output.Wait wait) {
                left = left.minus(wait.time());
            } else if (next instanceof Output.Say say) {
                return new Event.Received(say.octets());
            } else {
                closed = true;
            }
        }
        return closed ? new Event.ClosedByServer() : new Event.Quiet(patience);
    }

    @Override
    public boolean clockJumps() {
        return true;
    }

    @Override
    public Event startTls() {
        if (!server.awaitsHandshake()) {
            return new Event.TlsFailed(false, "the server awaits no handshake");
        }
        pending.addAll(server.tlsEstablished());
        return new Event.TlsEstablished();
    }

    @Override
    public Optional<Octets> channelBinding(String type) {
        return type.equals("tls-exporter") ? server.exporter() : Optional.empty();
    }

    @Override
    public void close() {
        pending.clear();
    }
}

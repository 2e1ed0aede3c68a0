package org.msakit.kit.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.msakit.dialogue.Event;
import org.msakit.server.sasl.ChannelBindings;
import org.msakit.server.sasl.TlsChannel;
import org.msakit.server.session.Action;
import org.msakit.server.session.SubmissionSession;
import org.msakit.wire.Octets;

/**
 * A connection to a session of the reference server without sockets and with a clock of its own: waiting costs nothing,
 * so that two minutes of silence are proved in microseconds.
 */
public final class InMemoryConnection implements Connection {
    /** Pauses from which on the client notes that nothing came. */
    private static final Duration REMARKABLE = Duration.ofMinutes(2);

    /** What both ends of the TLS that is not there agree on. */
    private static final Map<String, Octets> BINDINGS = Map.of(
            "tls-exporter", new Octets("exported keying material of TLS!"),
            "tls-server-end-point", new Octets("the hash of a certificate of TLS"));

    private final SubmissionSession session;
    private final boolean implicitTls;
    private final Duration idleLimit;
    private final Optional<String> certified;
    private final Deque<Action> pending = new ArrayDeque<>();
    private boolean closed;

    /**
     * A connection to the session.
     *
     * @param idleLimit the silence that the server puts up with
     * @param certified the user whom the client's certificate names
     */
    public InMemoryConnection(
            SubmissionSession session, boolean implicitTls, Duration idleLimit, Optional<String> certified) {
        this.idleLimit = idleLimit;
        this.session = session;
        this.implicitTls = implicitTls;
        this.certified = certified;
        take(session.opened(implicitTls, implicitTls ? channel() : TlsChannel.NONE));
    }

    private void take(List<Action> actions) {
        for (Action action : actions) {
            if (action instanceof Action.Verify verify) {
                take(session.authenticated(
                        verify.check().get().toCompletableFuture().join()));
            } else if (action instanceof Action.Store store) {
                take(session.stored(store.sink()
                        .store(store.message())
                        .toCompletableFuture()
                        .join()));
            } else {
                pending.add(action);
            }
        }
    }

    private TlsChannel channel() {
        Map<String, byte[]> data = new HashMap<>();
        BINDINGS.forEach((type, octets) -> data.put(type, octets.toBytes()));
        return new TlsChannel(new ChannelBindings(data), "TLS_AES_128_GCM_SHA256", certified);
    }

    @Override
    public Optional<Octets> channelBinding(String type) {
        return Optional.ofNullable(BINDINGS.get(type));
    }

    @Override
    public Event opened() {
        return new Event.Connected(implicitTls);
    }

    @Override
    public void send(Octets octets) {
        if (!closed) {
            take(session.received(octets.toBytes()));
        }
    }

    @Override
    public Event receive(Duration patience) {
        Duration left = patience;
        while (!pending.isEmpty()) {
            Action next = pending.peek();
            if (next instanceof Action.Pause pause && pause.time().compareTo(left) > 0) {
                pending.poll();
                pending.addFirst(new Action.Pause(pause.time().minus(left)));
                return new Event.Quiet(patience);
            }
            pending.poll();
            if (next instanceof Action.Pause pause && pause.time().compareTo(REMARKABLE) >= 0) {
                return new Event.Quiet(pause.time());
            } else if (next instanceof Action.Pause pause) {
                left = left.minus(pause.time());
            } else if (next instanceof Action.Send send) {
                return new Event.Received(Octets.of(send.octets()));
            } else if (next instanceof Action.Close) {
                closed = true;
            }
        }
        return closed ? new Event.ClosedByServer() : new Event.Quiet(patience);
    }

    @Override
    public Event idle(Duration time) {
        if (pending.isEmpty() && !closed && time.compareTo(idleLimit) >= 0) {
            take(session.idle());
        }
        return receive(time);
    }

    @Override
    public boolean clockJumps() {
        return true;
    }

    @Override
    public Event startTls() {
        pending.removeIf(Action.StartTls.class::isInstance);
        take(session.tlsEstablished(channel()));
        return new Event.TlsEstablished();
    }

    @Override
    public void close() {
        take(session.disconnected());
    }
}

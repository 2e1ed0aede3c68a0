package org.msakit.kit.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.msakit.dialogue.Event;
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

    private final SubmissionSession session;
    private final boolean implicitTls;
    private final Deque<Action> pending = new ArrayDeque<>();
    private boolean closed;

    public InMemoryConnection(SubmissionSession session, boolean implicitTls) {
        this.session = session;
        this.implicitTls = implicitTls;
        take(session.opened(implicitTls));
    }

    private void take(List<Action> actions) {
        for (Action action : actions) {
            if (action instanceof Action.Verify verify) {
                take(session.authenticated(verify.check().get()));
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
    public Event startTls() {
        pending.removeIf(Action.StartTls.class::isInstance);
        take(session.tlsEstablished());
        return new Event.TlsEstablished();
    }

    @Override
    public void close() {
        take(session.disconnected());
    }
}

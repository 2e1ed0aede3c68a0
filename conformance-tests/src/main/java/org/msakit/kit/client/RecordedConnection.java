package org.msakit.kit.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.msakit.dialogue.Dialogue;
import org.msakit.dialogue.Event;
import org.msakit.wire.Octets;

/**
 * The server's side of a recorded dialogue, event by event, whatever is sent. Who sends what was sent then has the same
 * dialogue; where the record ends the server closes.
 */
public final class RecordedConnection implements Connection {
    private final Deque<Event> left = new ArrayDeque<>();

    public RecordedConnection(Dialogue dialogue) {
        dialogue.events().stream().filter(e -> !(e instanceof Event.Sent)).forEach(left::add);
    }

    private Event next() {
        return left.isEmpty() ? new Event.ClosedByServer() : left.poll();
    }

    @Override
    public Event opened() {
        return next();
    }

    @Override
    public void send(Octets octets) {
        // it was sent then
    }

    @Override
    public Event receive(Duration patience) {
        return next();
    }

    @Override
    public Event startTls() {
        return next();
    }

    @Override
    public void close() {
        left.clear();
    }
}

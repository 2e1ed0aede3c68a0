package org.msakit.dialogue;

import java.util.ArrayList;
import java.util.List;

/**
 * What happened on one connection.
 *
 * @param title one line for a reader
 * @param events in order
 */
public record Dialogue(String title, List<Event> events) {
    public Dialogue {
        events = List.copyOf(events);
    }

    /** The first {@code n} events. */
    public Dialogue upTo(int n) {
        return new Dialogue(title, new ArrayList<>(events.subList(0, n)));
    }
}

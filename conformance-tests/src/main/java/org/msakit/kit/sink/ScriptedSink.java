package org.msakit.kit.sink;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A next hop that offers what it is told to, refuses by rule whom it does not know, and remembers what arrived. Local
 * parts that begin with {@code refused} are refused for good, those that begin with {@code later} for now.
 */
public final class ScriptedSink {
    /** Start of the local parts that are refused with 550. */
    public static final String REFUSED = "refused";

    private static final int KEPT = 10_000;

    private final InstantSource clock;
    private final Deque<Arrival> arrivals = new ArrayDeque<>();
    private SinkOffers offers = SinkOffers.ALL;

    /** A sink that offers everything and writes down times by this clock. */
    public ScriptedSink(InstantSource clock) {
        this.clock = clock;
    }

    /** Offers this to connections made from now on. */
    public synchronized void offer(SinkOffers wanted) {
        offers = wanted;
    }

    /** What is offered now. */
    public synchronized SinkOffers offers() {
        return offers;
    }

    /** The latest messages that arrived, oldest first; a copy. */
    public synchronized List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    /** A new connection. */
    public SinkSession session() {
        return new SinkSession(offers(), clock, this::arrived);
    }

    private synchronized void arrived(Arrival arrival) {
        arrivals.addLast(arrival);
        if (arrivals.size() > KEPT) {
            arrivals.removeFirst();
        }
    }
}

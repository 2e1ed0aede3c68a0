package org.msakit.server.delivery;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A ring in memory that forgets the oldest messages. */
public final class MemorySink implements MessageSink {
    private static final int KEPT_MESSAGES = 10_000;
    private static final long KEPT_OCTETS = 64L << 20;

    private static final CompletionStage<Outcome> ACCEPTED = CompletableFuture.completedStage(new Outcome.Accepted());

    private final int maxMessages;
    private final long maxOctets;
    private final InstantSource clock;
    private final Deque<StoredMessage> ring = new ArrayDeque<>();
    private long octets;
    private long accepted;

    /** A sink for 10 000 messages and 64 MiB of content. */
    public MemorySink() {
        this(KEPT_MESSAGES, KEPT_OCTETS);
    }

    /** The same with another clock, by which messages are held. */
    public MemorySink(InstantSource clock) {
        this(KEPT_MESSAGES, KEPT_OCTETS, clock);
    }

    /** A sink that keeps at most so many messages and octets of content. */
    public MemorySink(int maxMessages, long maxOctets) {
        this(maxMessages, maxOctets, InstantSource.system());
    }

    private MemorySink(int maxMessages, long maxOctets, InstantSource clock) {
        this.maxMessages = maxMessages;
        this.maxOctets = maxOctets;
        this.clock = clock;
    }

    /** Keeps the message, and drops the oldest ones where there is no more room. */
    @Override
    public synchronized CompletionStage<Outcome> store(StoredMessage message) {
        ring.addLast(message);
        octets += message.content().length();
        accepted++;
        while (ring.size() > maxMessages || octets > maxOctets) {
            octets -= ring.removeFirst().content().length();
        }
        return ACCEPTED;
    }

    @Override
    public boolean canHold() {
        return true;
    }

    /** The kept messages without those that are still held, in the order in which they came; a copy. */
    public synchronized List<StoredMessage> messages() {
        Instant now = clock.instant();
        return ring.stream()
                .filter(message -> message.release().filter(now::isBefore).isEmpty())
                .toList();
    }

    /** How many messages were ever stored, forgotten ones included. */
    public synchronized long accepted() {
        return accepted;
    }

    /** Forgets the kept messages. */
    public synchronized void clear() {
        ring.clear();
        octets = 0;
    }
}

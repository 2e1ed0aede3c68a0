package org.msakit.server.delivery;

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
    private final Deque<StoredMessage> ring = new ArrayDeque<>();
    private long octets;
    private long accepted;

    /** A sink for 10 000 messages and 64 MiB of content. */
    public MemorySink() {
        this(KEPT_MESSAGES, KEPT_OCTETS);
    }

    /** A sink that keeps at most so many messages and octets of content. */
    public MemorySink(int maxMessages, long maxOctets) {
        this.maxMessages = maxMessages;
        this.maxOctets = maxOctets;
    }

    /** Keeps the message, and drops the oldest ones where there is no more room. */
    @Override
    public synchronized CompletionStage<Outcome> store(StoredMessage message) {
        ring.addLast(message);
        octets += message.content().length;
        accepted++;
        while (ring.size() > maxMessages || octets > maxOctets) {
            octets -= ring.removeFirst().content().length;
        }
        return ACCEPTED;
    }

    /** The kept messages, oldest first; a copy. */
    public synchronized List<StoredMessage> messages() {
        return List.copyOf(ring);
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

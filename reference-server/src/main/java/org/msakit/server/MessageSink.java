package org.msakit.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Where accepted messages end: a ring in memory that forgets the oldest. Safe for use by several threads. */
public final class MessageSink {
    private static final int KEPT_MESSAGES = 10_000;
    private static final long KEPT_OCTETS = 64L << 20;

    private final int maxMessages;
    private final long maxOctets;
    private final Deque<StoredMessage> ring = new ArrayDeque<>();
    private long octets;
    private long accepted;

    /** A sink for 10 000 messages and 64 MiB of content. */
    public MessageSink() {
        this(KEPT_MESSAGES, KEPT_OCTETS);
    }

    /** A sink that keeps at most so many messages and octets of content. */
    public MessageSink(int maxMessages, long maxOctets) {
        this.maxMessages = maxMessages;
        this.maxOctets = maxOctets;
    }

    /** Keeps the message, and drops the oldest ones where there is no more room. */
    public synchronized void store(StoredMessage message) {
        ring.addLast(message);
        octets += message.content().length;
        accepted++;
        while (ring.size() > maxMessages || octets > maxOctets) {
            octets -= ring.removeFirst().content().length;
        }
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

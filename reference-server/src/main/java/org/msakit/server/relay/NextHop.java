package org.msakit.server.relay;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.msakit.server.delivery.MessageSink;
import org.msakit.server.delivery.Outcome;
import org.msakit.server.delivery.StoredMessage;
import org.msakit.server.reply.Replies;

/**
 * Hands each message on to another server while the client waits: the message is accepted once the next hop has
 * accepted it, and refused with the next hop's reply when it refuses it. Nothing is kept here.
 */
public final class NextHop implements MessageSink {
    private static final int WAITING = 1024;

    private final Relay relay;
    private final ThreadPoolExecutor workers;

    /** Hands on over at most so many connections at once. */
    public NextHop(Relay relay, int connections) {
        this.relay = relay;
        AtomicInteger number = new AtomicInteger();
        workers = new ThreadPoolExecutor(
                connections, connections, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), task -> {
                    Thread thread = new Thread(task, "msakit-next-hop-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        workers.allowCoreThreadTimeOut(true);
    }

    @Override
    public CompletionStage<Outcome> store(StoredMessage message) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        try {
            workers.execute(() -> outcome.complete(relay.handOn(message)));
        } catch (RejectedExecutionException e) {
            outcome.complete(new Outcome.Refused(Replies.CONGESTION));
        }
        return outcome;
    }

    @Override
    public void close() {
        workers.shutdownNow();
        relay.close();
    }
}

package org.msakit.server.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.msakit.server.reply.Replies;

/**
 * Hands each message on to another server while the client waits: the message is accepted once the next hop has
 * answered 250 to its data, and refused with what the next hop said otherwise. Nothing is kept here.
 */
public final class NextHop implements MessageSink {
    private static final int WAITING = 1024;

    private final InetSocketAddress address;
    private final String hostname;
    private final Duration patience;
    private final ThreadPoolExecutor workers;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /**
     * A next hop.
     *
     * @param address where it listens
     * @param hostname our name in EHLO
     * @param patience for the connection and for each reply; RFC 5321 section 4.5.3.2 has five minutes, and ten for the
     *     reply to the final dot, for which twice the patience is waited
     * @param connections most connections at once
     */
    public NextHop(InetSocketAddress address, String hostname, Duration patience, int connections) {
        this.address = address;
        this.hostname = hostname;
        this.patience = patience;
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
            workers.execute(() -> outcome.complete(handOn(message)));
        } catch (RejectedExecutionException e) {
            outcome.complete(new Outcome.Refused(Replies.CONGESTION));
        }
        return outcome;
    }

    @Override
    public void close() {
        workers.shutdownNow();
        open.forEach(NextHop::close);
    }

    private Outcome handOn(StoredMessage message) {
        try (Socket socket = new Socket()) {
            open.add(socket);
            try {
                int millis = Math.toIntExact(patience.toMillis());
                socket.connect(address, millis);
                socket.setSoTimeout(millis);
                socket.setTcpNoDelay(true);
                return new HandOn(socket, hostname).run(message);
            } finally {
                open.remove(socket);
            }
        } catch (SocketTimeoutException e) {
            return new Outcome.Refused(Replies.NEXT_HOP_SLOW);
        } catch (IOException e) {
            return new Outcome.Refused(Replies.NEXT_HOP_LOST);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.msakit.server.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Sessions that submit at the same time, until they are closed or their server is gone. */
final class Senders implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger lost = new AtomicInteger();
    private final ExecutorService threads;

    /** So many sessions, each with a pause after each message. */
    Senders(int sessions, NumberedMail mail, InetSocketAddress server, Duration pause) {
        threads = Executors.newFixedThreadPool(sessions);
        for (int i = 0; i < sessions; i++) {
            threads.execute(() -> lost.addAndGet(mail.submit(server, pause, over) ? 0 : 1));
        }
    }

    /** Sessions that have lost their server. */
    int lost() {
        return lost.get();
    }

    /** Lets each session end its message. */
    @Override
    public void close() {
        over.set(true);
        threads.shutdown();
        try {
            assertThat(threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

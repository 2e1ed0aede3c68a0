package org.msakit.load;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Counts what becomes of the messages of a run, and knows when its last session is over. */
final class Tally {
    private final LongAdder accepted = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final Map<Integer, LongAdder> refused = new ConcurrentHashMap<>();
    private final CountDownLatch running;
    private final long start = System.nanoTime();

    /** A tally of so many sessions. */
    Tally(int sessions) {
        running = new CountDownLatch(sessions);
    }

    void accepted() {
        accepted.increment();
    }

    void refused(int code) {
        refused.computeIfAbsent(code, c -> new LongAdder()).increment();
    }

    void lost() {
        lost.increment();
    }

    void sessionOver() {
        running.countDown();
    }

    /** Waits until all sessions are over, or patience is. */
    LoadResult await(Duration patience) throws InterruptedException {
        boolean unused = running.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        Map<Integer, Long> codes = new HashMap<>();
        refused.forEach((code, count) -> codes.put(code, count.sum()));
        return new LoadResult(accepted.sum(), codes, lost.sum(), running.getCount(), elapsed);
    }
}

package org.msakit.server.netty;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Notices that nothing came from a client for as long as it may be silent. To be used on its event loop alone. */
final class Silence {
    private final ScheduledExecutorService loop;
    private final long patience;
    private final Runnable tooLong;
    private long heard = System.nanoTime();
    private Future<?> check;

    private Silence(ScheduledExecutorService loop, Duration patience, Runnable tooLong) {
        this.loop = loop;
        this.patience = patience.toNanos();
        this.tooLong = tooLong;
    }

    /** Runs the task after that much silence, and again while it lasts; never where the time is 0. */
    static Silence watch(ScheduledExecutorService loop, Duration patience, Runnable tooLong) {
        Silence silence = new Silence(loop, patience, tooLong);
        if (!patience.isZero()) {
            silence.checkIn(silence.patience);
        }
        return silence;
    }

    /** Something came. */
    void broken() {
        heard = System.nanoTime();
    }

    /** Nothing is to be noticed any more. */
    void end() {
        if (check != null) {
            check.cancel(false);
        }
    }

    private void checkIn(long nanos) {
        check = loop.schedule(this::check, nanos, TimeUnit.NANOSECONDS);
    }

    private void check() {
        long left = patience - (System.nanoTime() - heard);
        if (left > 0) {
            checkIn(left);
        } else {
            checkIn(patience);
            tooLong.run();
        }
    }
}

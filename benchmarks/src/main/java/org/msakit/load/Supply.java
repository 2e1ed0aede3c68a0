package org.msakit.load;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** The messages of a run, handed out one by one to whichever session is free. Safe for use by several threads. */
final class Supply {
    private final AtomicInteger left;
    private final long end;

    /** So many messages, from now on for that time. */
    Supply(int messages, Duration limit) {
        left = new AtomicInteger(messages);
        end = System.nanoTime() + limit.toNanos();
    }

    /** Takes the next message; false where there is none any more. */
    boolean take() {
        return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0 && System.nanoTime() - end < 0;
    }
}

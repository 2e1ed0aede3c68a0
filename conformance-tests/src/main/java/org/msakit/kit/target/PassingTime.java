package org.msakit.kit.target;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock on which a tester lets time pass. */
public interface PassingTime extends InstantSource {
    /** Real time, which is waited for. */
    PassingTime REAL = new PassingTime() {
        @Override
        public Instant instant() {
            return Instant.now();
        }

        @Override
        public void pass(Duration time) {
            try {
                Thread.sleep(time.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    };

    /** Comes back when so much time is over. */
    void pass(Duration time);

    /** A clock that goes with another one and jumps ahead instead of waiting. */
    static PassingTime ahead(InstantSource clock) {
        AtomicReference<Duration> skipped = new AtomicReference<>(Duration.ZERO);
        return new PassingTime() {
            @Override
            public Instant instant() {
                return clock.instant().plus(skipped.get());
            }

            @Override
            public void pass(Duration time) {
                skipped.updateAndGet(time::plus);
            }
        };
    }
}

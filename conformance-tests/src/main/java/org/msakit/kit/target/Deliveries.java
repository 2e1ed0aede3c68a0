package org.msakit.kit.target;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the target delivers, as far as the kit can see it.
 *
 * @param all every delivery until now, oldest first
 * @param arrival how long a message may take behind the 250
 * @param quiet how long nothing more has to come before the last one counts as the last
 */
public record Deliveries(Supplier<List<Delivery>> all, Duration arrival, Duration quiet) {
    private static final int PAUSE_MILLIS = 50;

    /** A server that has delivered before it answers. */
    public static Deliveries atOnce(Supplier<List<Delivery>> all) {
        return new Deliveries(all, Duration.ZERO, Duration.ZERO);
    }

    /** The deliveries that hold the marker, once so many are there or the time for them is over, and it is quiet. */
    public List<Delivery> holding(String marker, int expected) {
        Instant end = Instant.now().plus(arrival);
        List<Delivery> found = now(marker);
        while (found.size() < expected && Instant.now().isBefore(end)) {
            pause(PAUSE_MILLIS);
            found = now(marker);
        }
        if (!quiet.isZero()) {
            pause(quiet.toMillis());
            found = now(marker);
        }
        return found;
    }

    private List<Delivery> now(String marker) {
        return all.get().stream().filter(d -> d.holds(marker)).toList();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}

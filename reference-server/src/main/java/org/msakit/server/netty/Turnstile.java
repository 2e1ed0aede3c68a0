package org.msakit.server.netty;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.msakit.server.ConnectionLimits;

/**
 * Counts connections, in all and by client address, and says whether one more may come in. Keeps nothing of addresses
 * that have been quiet for a minute. Safe for use by several threads.
 */
final class Turnstile {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final ConnectionLimits limits;
    private final InstantSource clock;
    private final Map<InetAddress, Client> clients = new HashMap<>();
    private int inside;
    private Instant swept;

    Turnstile(ConnectionLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
        swept = clock.instant();
    }

    /** Lets a connection in and counts it, or refuses it; what was let in has to {@link #leave} once. */
    synchronized boolean enter(InetAddress address) {
        sweep();
        Client client = clients.computeIfAbsent(address, a -> new Client(clock.instant()));
        client.renew(clock.instant());
        client.attempts++;
        boolean allowed = within(inside, limits.total())
                && within(client.inside, limits.perAddress())
                && within(client.attempts - 1, limits.perMinute());
        if (allowed) {
            inside++;
            client.inside++;
        }
        return allowed;
    }

    /** A connection that was let in is gone. */
    synchronized void leave(InetAddress address) {
        inside--;
        clients.get(address).inside--;
    }

    /** Connections at the moment. */
    synchronized int inside() {
        return inside;
    }

    /** Addresses that something is known of. */
    synchronized int known() {
        return clients.size();
    }

    private void sweep() {
        Instant now = clock.instant();
        if (swept.plus(WINDOW).isBefore(now)) {
            swept = now;
            clients.values().removeIf(client -> client.inside == 0 && client.isOver(now));
        }
    }

    private static boolean within(int count, int limit) {
        return limit == 0 || count < limit;
    }

    private static final class Client {
        private Instant since;
        private int attempts;
        private int inside;

        private Client(Instant since) {
            this.since = since;
        }

        private boolean isOver(Instant now) {
            return since.plus(WINDOW).isBefore(now);
        }

        private void renew(Instant now) {
            if (isOver(now)) {
                since = now;
                attempts = 0;
            }
        }
    }
}

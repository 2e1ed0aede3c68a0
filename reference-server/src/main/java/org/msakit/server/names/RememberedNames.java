package org.msakit.server.names;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Names that are remembered for a short time. Asks once for clients of one address that come at the same time, waits for
 * an answer so long and no longer, and asks for no more than so many addresses at a time; what that leaves without an
 * answer has none now, and is asked for again when the client comes again.
 */
public final class RememberedNames implements Names {
    /** How long an answer holds. */
    static final Duration HOLDS = Duration.ofMinutes(1);
    /** Addresses that are remembered. */
    static final int REMEMBERED = 10_000;
    /** Look-ups at a time. */
    static final int AT_ONCE = 256;

    private final Names source;
    private final Duration patience;
    private final InstantSource clock;
    private final Map<InetAddress, Answer> answers = new LinkedHashMap<>();
    private int asked;

    private record Answer(CompletableFuture<ClientName> name, Instant since) {}

    /** Names from a source, each waited for so long. */
    public RememberedNames(Names source, Duration patience) {
        this(source, patience, InstantSource.system());
    }

    RememberedNames(Names source, Duration patience, InstantSource clock) {
        this.source = source;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public CompletionStage<ClientName> of(InetAddress client) {
        CompletableFuture<ClientName> name;
        synchronized (this) {
            Answer known = answers.get(client);
            if (known != null && !known.since.plus(HOLDS).isBefore(clock.instant())) {
                return known.name;
            }
            if (asked >= AT_ONCE) {
                return CompletableFuture.completedStage(ClientName.TEMP);
            }
            asked++;
            name = ask(client).exceptionally(failure -> ClientName.TEMP);
            remember(client, name);
        }
        var unused = name.thenAccept(found -> answered(client, found));
        return name.completeOnTimeout(ClientName.TEMP, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private CompletableFuture<ClientName> ask(InetAddress client) {
        try {
            return source.of(client).toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void remember(InetAddress client, CompletableFuture<ClientName> name) {
        answers.remove(client);
        answers.put(client, new Answer(name, clock.instant()));
        if (answers.size() > REMEMBERED) {
            answers.remove(answers.keySet().iterator().next());
        }
    }

    private synchronized void answered(InetAddress client, ClientName found) {
        asked--;
        if (found.resolution() == ClientName.Resolution.TEMP) {
            answers.remove(client);
        }
    }
}

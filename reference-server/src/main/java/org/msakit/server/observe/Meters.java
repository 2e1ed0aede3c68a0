package org.msakit.server.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.msakit.server.delivery.Outcome;
import org.msakit.server.delivery.StoredMessage;
import org.msakit.server.sasl.CheckResult;

/** Counts sessions, logins and messages. No tag takes a value from a client, so the number of meters is fixed. */
public final class Meters implements Observer {
    private final AtomicInteger open;
    private final Counter opened;
    private final Counter refused;
    private final Counter logins;
    private final Counter failedLogins;
    private final Counter undecidedLogins;
    private final Timer accepted;
    private final Timer refusedForNow;
    private final Timer refusedForGood;
    private final DistributionSummary sizes;

    /** Registers the meters. */
    public Meters(MeterRegistry registry) {
        open = registry.gauge("msakit.sessions.open", new AtomicInteger());
        opened = registry.counter("msakit.sessions", "result", "opened");
        refused = registry.counter("msakit.sessions", "result", "refused");
        logins = registry.counter("msakit.logins", "result", "ok");
        failedLogins = registry.counter("msakit.logins", "result", "failed");
        undecidedLogins = registry.counter("msakit.logins", "result", "undecided");
        accepted = registry.timer("msakit.messages", "result", "accepted");
        refusedForNow = registry.timer("msakit.messages", "result", "4yz");
        refusedForGood = registry.timer("msakit.messages", "result", "5yz");
        sizes = DistributionSummary.builder("msakit.message.size")
                .baseUnit("bytes")
                .register(registry);
    }

    @Override
    public void opened(String session, String listener, InetAddress client) {
        open.incrementAndGet();
        opened.increment();
    }

    @Override
    public void refused(String listener, InetAddress client) {
        refused.increment();
    }

    @Override
    public void login(String session, CheckResult result) {
        if (result instanceof CheckResult.Undecided) {
            undecidedLogins.increment();
        } else {
            (result instanceof CheckResult.Granted ? logins : failedLogins).increment();
        }
    }

    @Override
    public void message(String session, StoredMessage message, Outcome outcome, Duration took) {
        sizes.record(message.content().length());
        timer(outcome).record(took);
    }

    @Override
    public void closed(String session, Duration lasted) {
        open.decrementAndGet();
    }

    private Timer timer(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refusal) {
            return refusal.reply().code() < 500 ? refusedForNow : refusedForGood;
        }
        return accepted;
    }
}

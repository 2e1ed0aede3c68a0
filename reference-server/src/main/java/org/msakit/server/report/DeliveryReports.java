package org.msakit.server.report;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.msakit.server.delivery.MessageSink;
import org.msakit.server.delivery.Outcome;
import org.msakit.server.delivery.StoredMessage;

/** Mailboxes that report what was delivered into them, to whom asked for it (RFC 3461 section 5.2.3). */
public final class DeliveryReports implements MessageSink {
    private final MessageSink mailboxes;
    private final String hostname;
    private final InstantSource clock;

    /** Mailboxes of the server of that name. */
    public DeliveryReports(MessageSink mailboxes, String hostname, InstantSource clock) {
        this.mailboxes = mailboxes;
        this.hostname = hostname;
        this.clock = clock;
    }

    /** Stores the message, then the report; the message stays accepted where there is no room for the report. */
    @Override
    public CompletionStage<Outcome> store(StoredMessage message) {
        List<Fate> fates = new ArrayList<>();
        for (int i = 0; i < message.forwardPaths().size(); i++) {
            if (Notify.ofSuccess(message.recipientParameters(i))) {
                fates.add(Fate.delivered(i));
            }
        }
        if (fates.isEmpty()) {
            return mailboxes.store(message);
        }
        Optional<StoredMessage> report = StatusReport.of(hostname, message, fates, clock.instant());
        CompletionStage<Outcome> stored = mailboxes.store(message);
        return report.isEmpty()
                ? stored
                : stored.thenCompose(outcome -> outcome instanceof Outcome.Accepted
                        ? mailboxes.store(report.get()).handle((ignored, failure) -> outcome)
                        : CompletableFuture.completedStage(outcome));
    }

    @Override
    public boolean canHold() {
        return mailboxes.canHold();
    }

    @Override
    public void close() {
        mailboxes.close();
    }
}

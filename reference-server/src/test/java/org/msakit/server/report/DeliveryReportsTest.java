package org.msakit.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.msakit.server.delivery.MemorySink;
import org.msakit.server.delivery.MessageContent;
import org.msakit.server.delivery.Outcome;
import org.msakit.server.delivery.StoredMessage;

class DeliveryReportsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final MemorySink mailboxes = new MemorySink(now::get);
    private final DeliveryReports reports = new DeliveryReports(mailboxes, "mx.test", now::get);

    @Test
    void whoever_asked_is_told_and_of_those_recipients_alone() {
        reports.store(
                message(List.of(Map.of("NOTIFY", "FAILURE,SUCCESS"), Map.of("NOTIFY", "FAILURE")), Optional.empty()));
        assertThat(mailboxes.messages()).hasSize(2);
        StoredMessage report = mailboxes.messages().get(1);
        assertThat(report.reversePath()).isEmpty();
        assertThat(report.forwardPaths()).containsExactly("s@a.test");
        assertThat(text(report))
                .contains("\r\nFinal-Recipient: rfc822; r@b.test\r\nAction: delivered\r\nStatus: 2.0.0\r\n")
                .doesNotContain("t@b.test");
    }

    @Test
    void nobody_else_is_told() {
        reports.store(message(List.of(Map.of("NOTIFY", "NEVER")), Optional.empty()));
        reports.store(
                message(List.of(Map.of("NOTIFY", "SUCCESS")), Optional.empty()).from(""));
        assertThat(mailboxes.messages()).hasSize(2);
    }

    @Test
    void a_delivery_that_is_held_is_reported_when_it_comes() {
        Instant later = Instant.EPOCH.plusSeconds(60);
        reports.store(message(List.of(Map.of("NOTIFY", "SUCCESS")), Optional.of(later)));
        now.set(later.minusNanos(1));
        assertThat(mailboxes.messages()).isEmpty();
        now.set(later);
        assertThat(mailboxes.messages()).hasSize(2);
    }

    @Test
    void a_refusal_is_passed_on_and_reported_to_nobody() {
        Outcome refused = Outcome.LOCAL_ERROR;
        DeliveryReports full = new DeliveryReports(m -> CompletableFuture.completedStage(refused), "mx.test", now::get);
        assertThat(full.store(message(List.of(Map.of("NOTIFY", "SUCCESS")), Optional.empty())))
                .isCompletedWithValue(refused);
    }

    private static String text(StoredMessage message) {
        return message.content().text();
    }

    private static StoredMessage message(List<Map<String, String>> recipients, Optional<Instant> release) {
        return new StoredMessage(
                "i",
                "s@a.test",
                List.of("r@b.test", "t@b.test"),
                MessageContent.of("Subject: x\r\n\r\nbody\r\n"),
                null,
                "l",
                "c",
                true,
                Map.of(),
                recipients,
                Instant.EPOCH,
                release);
    }
}

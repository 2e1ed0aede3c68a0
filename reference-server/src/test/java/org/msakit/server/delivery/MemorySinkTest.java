package org.msakit.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemorySinkTest {
    @Test
    void forgets_the_oldest() {
        MemorySink sink = new MemorySink(2, 10);
        for (String id : List.of("a", "b", "c")) {
            assertThat(sink.store(message(id, 4))).isCompletedWithValue(new Outcome.Accepted());
        }
        assertThat(sink.messages()).extracting(StoredMessage::id).containsExactly("b", "c");
        assertThat(sink.store(message("d", 11))).isCompleted();
        assertThat(sink.messages()).isEmpty();
        assertThat(sink.accepted()).isEqualTo(4);
    }

    private static StoredMessage message(String id, int octets) {
        return new StoredMessage(
                id,
                "",
                List.of(),
                MessageContent.of(new byte[octets]),
                null,
                "l",
                "c",
                false,
                Map.of(),
                List.of(),
                Instant.EPOCH,
                Optional.empty());
    }
}

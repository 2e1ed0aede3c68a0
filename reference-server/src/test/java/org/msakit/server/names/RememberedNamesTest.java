package org.msakit.server.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RememberedNamesTest {
    private static final ClientName HOST = ClientName.of("host.dom.test");

    private final List<CompletableFuture<ClientName>> questions = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private final RememberedNames names = new RememberedNames(
            client -> {
                questions.add(new CompletableFuture<>());
                return questions.get(questions.size() - 1);
            },
            Duration.ofMinutes(10),
            () -> now);

    @Test
    void clients_of_one_address_share_an_answer_for_a_while() {
        CompletableFuture<ClientName> first = names.of(client(1)).toCompletableFuture();
        CompletableFuture<ClientName> second = names.of(client(1)).toCompletableFuture();
        assertThat(first).isNotDone();
        questions.get(0).complete(HOST);
        assertThat(first).isCompletedWithValue(HOST);
        assertThat(second).isCompletedWithValue(HOST);
        now = now.plus(RememberedNames.HOLDS);
        assertThat(names.of(client(1)).toCompletableFuture()).isCompletedWithValue(HOST);
        assertThat(questions).hasSize(1);
        now = now.plusMillis(1);
        assertThat(names.of(client(1)).toCompletableFuture()).isNotDone();
        assertThat(questions).hasSize(2);
    }

    @Test
    void no_answer_is_not_remembered() {
        CompletableFuture<ClientName> first = names.of(client(1)).toCompletableFuture();
        questions.get(0).completeExceptionally(new IllegalStateException());
        assertThat(first).isCompletedWithValue(ClientName.TEMP);
        names.of(client(1));
        assertThat(questions).hasSize(2);
    }

    @Test
    void only_so_many_are_asked_for_at_a_time() {
        for (int i = 0; i < RememberedNames.AT_ONCE; i++) {
            assertThat(names.of(client(i)).toCompletableFuture()).isNotDone();
        }
        InetAddress late = client(RememberedNames.AT_ONCE);
        assertThat(names.of(late).toCompletableFuture()).isCompletedWithValue(ClientName.TEMP);
        questions.get(0).complete(ClientName.FAIL);
        assertThat(names.of(late).toCompletableFuture()).isNotDone();
        assertThat(questions).hasSize(RememberedNames.AT_ONCE + 1);
    }

    @Test
    void the_oldest_is_forgotten() {
        for (int i = 0; i <= RememberedNames.REMEMBERED; i++) {
            names.of(client(i));
            questions.get(i).complete(HOST);
        }
        names.of(client(1));
        assertThat(questions).hasSize(RememberedNames.REMEMBERED + 1);
        names.of(client(0));
        assertThat(questions).hasSize(RememberedNames.REMEMBERED + 2);
    }

    @Test
    void nobody_waits_longer_than_that() throws Exception {
        RememberedNames impatient = new RememberedNames(client -> new CompletableFuture<>(), Duration.ofMillis(50));
        assertThat(impatient.of(client(1)).toCompletableFuture().get(20, TimeUnit.SECONDS))
                .isEqualTo(ClientName.TEMP);
    }

    private static InetAddress client(int number) {
        try {
            return InetAddress.getByAddress(new byte[] {10, 0, (byte) (number >> 8), (byte) number});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.msakit.server.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.msakit.server.Limits;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ReferenceServer;
import org.msakit.server.ServerConfig;
import org.msakit.server.account.UsersFile;

/** Passwords are checked beside the sessions of others, not in their way. */
@Timeout(120)
class LoginsInFlightTest {
    /** The hash of "secret", at the cost that most software takes by default. */
    private static final String USER = "alice {BLF-CRYPT}$2y$10$eAH8v7HxlO.LxYHfkmc9ROCZZdgEudnsFS2dFhFk1pzmIrOZkd2mK";

    private static final String WRONG =
            "AUTH PLAIN " + Base64.getEncoder().encodeToString("\0alice\0wrong".getBytes(StandardCharsets.UTF_8));
    private static final int GUESSERS = 4;
    private static final int NOOPS = 1_000;
    private static final Duration MOST = Duration.ofMillis(10);
    /** Other work on the machine may disturb one series; a server that keeps NOOP waiting for bcrypt is slow in each. */
    private static final int SERIES = 4;

    @Test
    void a_noop_is_answered_within_ten_milliseconds_while_bcrypt_is_at_work() throws Exception {
        ServerConfig config = ServerConfig.builder()
                .secrets(UsersFile.parse(List.of(USER)).secrets())
                .clearTextAuth(true)
                .limits(Limits.defaults().withLogins(Integer.MAX_VALUE).withErrors(Integer.MAX_VALUE))
                .build();
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger refused = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(GUESSERS);
        try (ReferenceServer server = ReferenceServer.start(config, List.of(ListenerConfig.loopback("msa", "M=aE")));
                Client quiet = greeted(server)) {
            List<Future<?>> guessing = new ArrayList<>();
            for (int i = 0; i < GUESSERS; i++) {
                guessing.add(clients.submit(() -> {
                    guess(server, over, refused);
                    return null;
                }));
            }
            Duration least = Duration.ofDays(1);
            for (int i = 0; i < SERIES && least.compareTo(MOST) > 0; i++) {
                Duration p99 = p99(quiet);
                least = p99.compareTo(least) < 0 ? p99 : least;
            }
            over.set(true);
            for (Future<?> each : guessing) {
                each.get();
            }
            assertThat(refused).hasValueGreaterThan(10);
            assertThat(least).isLessThan(MOST);
        } finally {
            clients.shutdownNow();
        }
    }

    private static void guess(ReferenceServer server, AtomicBoolean over, AtomicInteger refused) throws IOException {
        try (Client client = greeted(server)) {
            while (!over.get()) {
                assertThat(client.say(WRONG)).startsWith("535 5.7.8");
                refused.incrementAndGet();
            }
        }
    }

    private static Duration p99(Client client) throws IOException, InterruptedException {
        long[] nanos = new long[NOOPS];
        for (int i = 0; i < NOOPS; i++) {
            long start = System.nanoTime();
            assertThat(client.say("NOOP")).startsWith("250 2.0.0");
            nanos[i] = System.nanoTime() - start;
            Thread.sleep(1);
        }
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[NOOPS * 99 / 100]);
    }

    private static Client greeted(ReferenceServer server) throws IOException {
        Client client = new Client(server.addresses().get("msa"));
        assertThat(client.reply()).startsWith("220 ");
        assertThat(client.say("EHLO [127.0.0.1]")).contains("AUTH ");
        return client;
    }
}

package org.msakit.server.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SilenceTest {
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final DefaultEventLoop loop = new DefaultEventLoop();
    private final Semaphore noticed = new Semaphore(0);

    @AfterEach
    void stop() {
        var unused = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void isNoticedAgainAndAgainButNotBeforeItsTime() throws Exception {
        long start = System.nanoTime();
        watch(PATIENCE);
        noticed.acquire();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(PATIENCE);
        noticed.acquire();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(PATIENCE.multipliedBy(2));
    }

    @Test
    void countsFromTheLastThingHeard() throws Exception {
        Silence silence = watch(PATIENCE);
        long heard = 0;
        for (int i = 0; i < 5; i++) {
            TimeUnit.MILLISECONDS.sleep(PATIENCE.toMillis() / 3);
            heard = System.nanoTime();
            loop.submit(silence::broken).sync();
        }
        noticed.acquire();
        assertThat(Duration.ofNanos(System.nanoTime() - heard)).isGreaterThanOrEqualTo(PATIENCE);
    }

    @Test
    void isNotNoticedOnceItIsOverNorWithoutALimit() throws Exception {
        Silence ended = watch(PATIENCE);
        loop.submit(ended::end).sync();
        watch(Duration.ZERO);
        assertThat(noticed.tryAcquire(PATIENCE.toMillis() * 2, TimeUnit.MILLISECONDS))
                .isFalse();
    }

    private Silence watch(Duration patience) throws Exception {
        return loop.submit(() -> Silence.watch(loop, patience, noticed::release))
                .sync()
                .getNow();
    }
}

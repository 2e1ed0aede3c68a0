package org.msakit.server.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.msakit.server.ConnectionLimits;

class TurnstileTest {
    private Instant now = Instant.EPOCH;

    @Test
    void total_and_address_are_counted_and_places_become_free() {
        Turnstile turnstile = turnstile(3, 2, 0);
        assertThat(turnstile.enter(address(1))).isTrue();
        assertThat(turnstile.enter(address(1))).isTrue();
        assertThat(turnstile.enter(address(1))).isFalse();
        assertThat(turnstile.enter(address(2))).isTrue();
        assertThat(turnstile.enter(address(3))).isFalse();
        turnstile.leave(address(1));
        assertThat(turnstile.enter(address(3))).isTrue();
        assertThat(turnstile.inside()).isEqualTo(3);
    }

    @Test
    void the_rate_is_by_address_and_minute() {
        Turnstile turnstile = turnstile(0, 0, 2);
        for (int i = 0; i < 2; i++) {
            assertThat(turnstile.enter(address(1))).isTrue();
            turnstile.leave(address(1));
        }
        assertThat(turnstile.enter(address(1))).isFalse();
        assertThat(turnstile.enter(address(2))).isTrue();
        now = now.plus(Duration.ofSeconds(61));
        assertThat(turnstile.enter(address(1))).isTrue();
    }

    @Test
    void quiet_addresses_are_forgotten_and_present_ones_are_not() {
        Turnstile turnstile = turnstile(0, 1, 0);
        turnstile.enter(address(0));
        for (int i = 1; i < 200; i++) {
            turnstile.enter(address(i));
            turnstile.leave(address(i));
        }
        now = now.plus(Duration.ofSeconds(61));
        assertThat(turnstile.enter(address(200))).isTrue();
        assertThat(turnstile.known()).isEqualTo(2);
        assertThat(turnstile.enter(address(0))).isFalse();
    }

    private Turnstile turnstile(int total, int perAddress, int perMinute) {
        return new Turnstile(
                new ConnectionLimits(total, perAddress, perMinute, Duration.ZERO, Duration.ZERO), () -> now);
    }

    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) last});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}

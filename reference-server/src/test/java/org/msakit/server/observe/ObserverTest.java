package org.msakit.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.msakit.server.delivery.MessageContent;
import org.msakit.server.delivery.Outcome;
import org.msakit.server.delivery.StoredMessage;
import org.msakit.server.reply.Replies;
import org.msakit.server.sasl.CheckResult;

class ObserverTest {
    private static final InetAddress CLIENT = InetAddress.getLoopbackAddress();

    @Test
    void each_event_is_a_line_that_cannot_be_forged() {
        List<String> lines = new ArrayList<>();
        tell(new EventLog(lines::add, InstantSource.fixed(Instant.EPOCH)));
        assertThat(lines)
                .containsExactly(
                        "time=1970-01-01T00:00:00Z event=opened session=s listener=MSA client=127.0.0.1",
                        "time=1970-01-01T00:00:00Z event=refused listener=MSA client=127.0.0.1",
                        "time=1970-01-01T00:00:00Z event=login session=s user=\"a b\\u000a\\\"=\"",
                        "time=1970-01-01T00:00:00Z event=login-failed session=s",
                        "time=1970-01-01T00:00:00Z event=login-undecided session=s why=\"no answer\"",
                        "time=1970-01-01T00:00:00Z event=message session=s id=s-1 from=\"\" recipients=2 octets=7"
                                + " reply=250 millis=3",
                        "time=1970-01-01T00:00:00Z event=message session=s id=s-1 from=\"\" recipients=2 octets=7"
                                + " reply=452 millis=3",
                        "time=1970-01-01T00:00:00Z event=closed session=s millis=5");
    }

    @Test
    void meters_count() {
        MeterRegistry registry = new SimpleMeterRegistry();
        Meters meters = new Meters(registry);
        meters.opened("t", "MSA", CLIENT);
        tell(Observer.all(List.of(meters, Observer.NONE)));
        assertThat(registry.get("msakit.sessions.open").gauge().value()).isEqualTo(1);
        assertThat(counter(registry, "msakit.sessions", "opened")).isEqualTo(2);
        assertThat(counter(registry, "msakit.sessions", "refused")).isEqualTo(1);
        assertThat(counter(registry, "msakit.logins", "ok")).isEqualTo(1);
        assertThat(counter(registry, "msakit.logins", "failed")).isEqualTo(1);
        assertThat(counter(registry, "msakit.logins", "undecided")).isEqualTo(1);
        assertThat(registry.get("msakit.messages")
                        .tag("result", "accepted")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("msakit.messages").tag("result", "4yz").timer().count())
                .isEqualTo(1);
        assertThat(registry.get("msakit.message.size").summary().totalAmount()).isEqualTo(14);
    }

    private static double counter(MeterRegistry registry, String name, String result) {
        return registry.get(name).tag("result", result).counter().count();
    }

    private static void tell(Observer observer) {
        StoredMessage message = new StoredMessage(
                "s-1",
                "",
                List.of("a@b", "c@d"),
                MessageContent.of(new byte[7]),
                null,
                "MSA",
                "c",
                false,
                Map.of(),
                List.of(),
                Instant.EPOCH,
                Optional.empty());
        observer.opened("s", "MSA", CLIENT);
        observer.refused("MSA", CLIENT);
        observer.login("s", new CheckResult.Granted("a b\n\"="));
        observer.login("s", new CheckResult.Refused());
        observer.login("s", new CheckResult.Undecided("no answer"));
        observer.message("s", message, new Outcome.Accepted(), Duration.ofMillis(3));
        observer.message("s", message, new Outcome.Refused(Replies.NO_ROOM), Duration.ofMillis(3));
        observer.closed("s", Duration.ofMillis(5));
    }
}

package org.msakit.kit.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msakit.dialogue.Event;
import org.msakit.kit.client.Connection;
import org.msakit.kit.client.Dialer;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.explore.Thoroughness;
import org.msakit.kit.target.EmbeddedTarget;
import org.msakit.kit.target.Target;
import org.msakit.monitor.Verdict;
import org.msakit.wire.Octets;

/** Dialogues beside each other come to what they come to one by one, on servers that bear fewer of them as well. */
class ConnectionsTest {
    private static final Selection SMUGGLING = new Selection(List.of("SEC-SMUG-2", "SEC-SMUG-8"), List.of(), "all");

    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private EmbeddedTarget embedded;
    private Dialer refusal = Refused::new;

    /** A connection on which the server says so much, and closes. */
    private static final class Refused implements Connection {
        private final Deque<Event> events;

        private Refused(Event... events) {
            this.events = new ArrayDeque<>(List.of(events));
        }

        @Override
        public Event opened() {
            return new Event.Connected(false);
        }

        @Override
        public void send(Octets octets) {}

        @Override
        public Event receive(Duration patience) {
            return events.isEmpty() ? new Event.ClosedByServer() : events.remove();
        }

        @Override
        public Event startTls() {
            return new Event.ClosedByServer();
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void start() throws Exception {
        embedded = EmbeddedTarget.start(Duration.ofSeconds(5));
    }

    @AfterEach
    void stop() {
        embedded.close();
    }

    /** The server, which takes so many connections at a time. */
    private Target taking(int connections) {
        Target target = embedded.target();
        return target.reachedBy(() -> counted(target, connections), target.replyTimeout(), target.quietTime());
    }

    private Connection counted(Target target, int connections) throws UnreachableException {
        int now = open.incrementAndGet();
        most.accumulateAndGet(now, Math::max);
        if (now > connections) {
            open.decrementAndGet();
            return refusal.dial();
        }
        Connection real = target.dialer().dial();
        AtomicBoolean closed = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, words) -> {
                    if (method.getName().equals("close") && closed.compareAndSet(false, true)) {
                        open.decrementAndGet();
                    }
                    try {
                        return method.invoke(real, words);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private RunResult run(int takes, int uses) throws UnreachableException {
        return Suite.run(taking(takes), SMUGGLING, Progress.NONE, new Effort(1, Thoroughness.SCENARIOS, uses));
    }

    @Test
    void theyRunBesideEachOtherAndOneByOneAlike() throws Exception {
        RunResult together = run(100, 4);
        assertThat(most.get()).isBetween(2, 4);
        most.set(0);
        RunResult oneByOne = run(100, 1);
        assertThat(most).hasValue(1);
        assertThat(together.trouble()).isEqualTo(oneByOne.trouble()).isEmpty();
        assertThat(together.dialogues()).isEqualTo(oneByOne.dialogues()).isEqualTo(12);
        assertThat(verdicts(together)).isEqualTo(verdicts(oneByOne)).containsOnly(Verdict.PASS);
    }

    static Stream<Dialer> refusals() {
        return Stream.of(
                () -> {
                    throw new UnreachableException("refused", null);
                },
                Refused::new,
                () -> new Refused(new Event.Received(Octets.line("421 4.7.0 too many connections"))),
                () -> new Refused(new Event.Received(Octets.line("554 5.7.0 too many connections"))));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatAServerDoesNotTakeBesideOthersItIsAskedAgainAlone(Dialer refusing) throws Exception {
        refusal = refusing;
        RunResult result = run(1, 4);
        assertThat(most.get()).isGreaterThan(1);
        assertThat(result.trouble()).isEmpty();
        assertThat(result.dialogues()).isEqualTo(12);
        assertThat(verdicts(result)).containsOnly(Verdict.PASS);
    }

    /** Catalogue rule G1. */
    @Test
    void aGreetingOf421IsAskedForAgain() throws Exception {
        Target target = embedded.target();
        AtomicInteger dialled = new AtomicInteger();
        AtomicInteger welcomed = new AtomicInteger();
        Dialer everySecondOne = () -> {
            if (dialled.incrementAndGet() % 2 == 1) {
                return new Refused(new Event.Received(Octets.line("421 4.3.2 try again later")));
            }
            welcomed.incrementAndGet();
            return target.dialer().dial();
        };
        RunResult result = Suite.run(
                target.reachedBy(everySecondOne, target.replyTimeout(), target.quietTime()),
                SMUGGLING,
                Progress.NONE,
                Effort.scenarios(1));
        assertThat(result.dialogues()).isEqualTo(12);
        assertThat(welcomed).hasValue(12);
    }

    private static List<Verdict> verdicts(RunResult result) {
        return result.results().stream().map(RequirementResult::verdict).toList();
    }
}

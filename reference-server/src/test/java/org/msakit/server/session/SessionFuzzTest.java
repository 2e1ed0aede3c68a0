package org.msakit.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ServerConfig;
import org.msakit.server.mutant.Mutants;

/**
 * No octets make the session throw, store what it must not, reach a state without what that presupposes, or answer
 * otherwise because they were cut otherwise. By hand: {@code mvn -pl reference-server test -Dtest=SessionFuzzTest
 * -Dmsakit.fuzz.sequences=10000000}; a failure names its seed, and {@code -Dmsakit.fuzz.seed=} runs it again.
 */
class SessionFuzzTest {
    private static final long SEQUENCES = Long.getLong("msakit.fuzz.sequences", 50_000);
    private static final long FIRST_SEED = Long.getLong("msakit.fuzz.seed", System.nanoTime());
    private static final long SEQUENCES_FOR_A_FAULT = 20_000;
    private static final Pattern REPLIES = Pattern.compile("(?:[2-5][0-5][0-9][ -][\\t\\x20-\\x7e]{0,506}\r\n)*+");

    private final ServerConfig config = Dialogue.config().build();
    private final List<ListenerConfig> listeners =
            List.of(ListenerConfig.loopback("MSA", "a"), ListenerConfig.loopback("MTA", ""));

    @Test
    void any_octets_in_any_segments() {
        long start = System.nanoTime();
        long octets = LongStream.range(FIRST_SEED, FIRST_SEED + SEQUENCES)
                .parallel()
                .map(seed -> attempt(config, seed))
                .sum();
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf(
                "fuzz: %,d sequences (%,d octets) twice each in %d s, seeds from %d, no exception, no difference%n",
                SEQUENCES, octets, time.toSeconds(), FIRST_SEED);
    }

    /** What a session does wrong, with the sentence that has to name it. */
    @ParameterizedTest
    @CsvSource({
        "mail-accepted-before-auth, a transaction without a login",
        "failed-auth-and-rset, a login without a check",
        "second-login, a second login",
        "data-without-recipient, DATA without a recipient"
    })
    void a_session_at_fault_is_found(String mutant, String found) {
        ServerConfig faulty = Dialogue.config().mutant(Mutants.byId(mutant)).build();
        assertThatThrownBy(() -> LongStream.range(1, SEQUENCES_FOR_A_FAULT).forEach(seed -> attempt(faulty, seed)))
                .hasMessageStartingWith("seed ")
                .cause()
                .hasMessage(found);
    }

    private long attempt(ServerConfig config, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String octets = OctetSequences.of(random);
        ListenerConfig listener = listeners.get(random.nextInt(listeners.size()));
        boolean tls = random.nextInt(4) > 0;
        try {
            FuzzedSession whole = new FuzzedSession(config, listener, tls);
            whole.feed(octets);
            String expected = whole.end();
            FuzzedSession cut = new FuzzedSession(config, listener, tls);
            int longest = random.nextInt(4) == 0 ? 3 : 200;
            for (int i = 0; i < octets.length(); ) {
                int end = Math.min(octets.length(), i + 1 + random.nextInt(longest));
                cut.feed(octets.substring(i, end));
                i = end;
            }
            assertThat(cut.end()).isEqualTo(expected);
            assertThat(REPLIES.matcher(expected).matches()).as(expected).isTrue();
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            throw new AssertionError(
                    "seed " + seed + ", octets: " + octets.replace("\r", "\\r").replace("\n", "\\n"), e);
        }
        return octets.length();
    }
}

package org.msakit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.msakit.wire.ChunkCommand;
import org.msakit.wire.CommandLine;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;

/** How reports name what was done and what came of it. */
class DescriptionsTest {
    private static final CommandLine LINE = new CommandLine(Octets.line("BDAT 3 LAST"));

    static Stream<Arguments> stimuli() {
        return Stream.of(
                Arguments.of(new Stimulus.Connect(false), "connect"),
                Arguments.of(new Stimulus.Connect(true), "connect, TLS first"),
                Arguments.of(new Stimulus.Command(LINE), "BDAT 3 LAST\\r\\n"),
                Arguments.of(new Stimulus.Response(new CommandLine(Octets.line("AGE="))), "SASL response AGE=\\r\\n"),
                Arguments.of(new Stimulus.Content(new Octets("a\r\n.\r\n")), "message content of 6 octets"),
                Arguments.of(
                        new Stimulus.Chunk(LINE, new ChunkCommand(3, true), new Octets("abc")),
                        "BDAT 3 LAST\\r\\n and its octets"),
                Arguments.of(new Stimulus.Handshake(), "TLS handshake"));
    }

    @ParameterizedTest
    @MethodSource("stimuli")
    void aStimulus(Stimulus stimulus, String words) {
        assertThat(stimulus.describe()).isEqualTo(words);
    }

    static Stream<Arguments> observations() {
        Reply reply = new Reply(250, List.of(Octets.line("250-one"), Octets.line("250 two")), Set.of());
        return Stream.of(
                Arguments.of(new Observation.Answer(reply), "250-one\\r\\n250 two\\r\\n"),
                Arguments.of(new Observation.TlsUp(), "TLS established"),
                Arguments.of(new Observation.TlsRefused(false, "no cipher"), "handshake failed: no cipher"),
                Arguments.of(new Observation.Closed(), "connection closed"),
                Arguments.of(new Observation.Silence(Duration.ofSeconds(2)), "silence for 2000 ms"));
    }

    @ParameterizedTest
    @MethodSource("observations")
    void anObservation(Observation observation, String words) {
        assertThat(observation.describe()).isEqualTo(words);
    }
}

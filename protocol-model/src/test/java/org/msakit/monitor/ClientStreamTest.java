package org.msakit.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.msakit.model.Exchange;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;

/** Where a stimulus ends depends on the state that the server is in. */
class ClientStreamTest {
    private static final SessionState COMMAND = SessionState.connected(false).with(Phase.COMMAND);
    private static final SessionState CHUNKING =
            COMMAND.afterEhlo(new Reply(250, List.of(Octets.line("250-mx"), Octets.line("250 CHUNKING")), Set.of()));
    private static final SessionState CONTENT = COMMAND.with(Phase.CONTENT);

    private final ClientStream stream = new ClientStream();

    private void write(String octets, String... aims) {
        stream.add(new Octets(octets), List.of(aims));
    }

    private List<String> taken(SessionState state) {
        List<String> stimuli = new ArrayList<>();
        for (Optional<Stimulus> next = stream.next(state); next.isPresent(); next = stream.next(state)) {
            stimuli.add(next.get().describe());
        }
        return stimuli;
    }

    @Test
    void aCommandEndsWithCrlf() {
        write("NOOP\r\nRSET\r\nQU");
        assertThat(taken(COMMAND)).containsExactly("NOOP\\r\\n", "RSET\\r\\n");
        assertThat(stream.rest()).isEqualTo(new Octets("QU"));
        write("IT\r");
        assertThat(taken(COMMAND)).isEmpty();
        write("\n");
        assertThat(taken(COMMAND)).containsExactly("QUIT\\r\\n");
        assertThat(stream.isEmpty()).isTrue();
    }

    @Test
    void anEmptyLineIsACommandToo() {
        write("\r\n");
        assertThat(taken(COMMAND)).containsExactly("\\r\\n");
    }

    @Test
    void aChunkHasTheOctetsThatItAnnounces() {
        write("BDAT 7 LAST\r\nNOOP\r\n");
        assertThat(taken(CHUNKING)).isEmpty();
        write("!RSET\r\n");
        Stimulus.Chunk chunk = (Stimulus.Chunk) stream.next(CHUNKING).orElseThrow();
        assertThat(chunk.line().raw()).isEqualTo(new Octets("BDAT 7 LAST\r\n"));
        assertThat(chunk.octets()).isEqualTo(new Octets("NOOP\r\n!"));
        assertThat(chunk.command().last()).isTrue();
        assertThat(taken(CHUNKING)).containsExactly("RSET\\r\\n");
        write("BDAT 0 LAST\r\n");
        assertThat(taken(CHUNKING)).containsExactly("BDAT 0 LAST\\r\\n and its octets");
    }

    @Test
    void whereItIsNotOfferedBdatIsALine() {
        write("BDAT 6\r\nNOOP\r\n");
        assertThat(taken(COMMAND)).containsExactly("BDAT 6\\r\\n", "NOOP\\r\\n");
        write("BDAT 6\r\nNOOP\r\n");
        assertThat(taken(CHUNKING.with(Phase.TURNED_AWAY))).containsExactly("BDAT 6\\r\\n", "NOOP\\r\\n");
    }

    @Test
    void aSaslResponseIsALine() {
        SessionState exchange = COMMAND.with(Exchange.PLAIN, "");
        write("AGE");
        assertThat(taken(exchange)).isEmpty();
        write("=\r\n\r\n");
        assertThat(taken(exchange)).containsExactly("SASL response AGE=\\r\\n", "SASL response \\r\\n");
    }

    @Test
    void contentEndsWithADotOnALineOfItsOwn() {
        write("a\r\n..\r\n.\nb\n.\r\n");
        assertThat(taken(CONTENT)).isEmpty();
        write(".\r\nNOOP\r\n");
        assertThat(taken(CONTENT)).containsExactly("message content of 17 octets");
        assertThat(stream.rest()).isEqualTo(new Octets("NOOP\r\n"));
    }

    @Test
    void emptyContentIsADotAtOnce() {
        write(".\r\n.\r\n");
        assertThat(taken(CONTENT)).containsExactly("message content of 3 octets", "message content of 3 octets");
        write("x.\r\n");
        assertThat(taken(CONTENT)).isEmpty();
        stream.clear();
        write("\r\n.\r\n");
        assertThat(taken(CONTENT)).as("an empty line").containsExactly("message content of 5 octets");
    }

    @Test
    void elsewhereTheClientHasNothingToSay() {
        write("NOOP\r\n");
        for (Phase phase : List.of(Phase.GREETING, Phase.HANDSHAKE, Phase.CLOSING, Phase.CLOSED)) {
            assertThat(taken(COMMAND.with(phase))).as(phase.name()).isEmpty();
        }
        assertThat(stream.rest()).isEqualTo(new Octets("NOOP\r\n"));
        stream.clear();
        assertThat(stream.isEmpty()).isTrue();
        assertThat(stream.aimsOfRest()).isEmpty();
    }

    /** A stimulus is aimed at by the write that ended it. */
    @Test
    void aimsGoWithTheWriteThatEndsAStimulus() {
        assertThat(stream.aimsOfRest()).isEmpty();
        write("NO", "HALF");
        assertThat(stream.aimsOfRest()).containsExactly("HALF");
        write("OP\r\nRSET\r\n", "BOTH");
        write("QUIT\r\nNO", "LAST");
        assertThat(stream.aimsOfRest()).containsExactly("LAST");
        stream.next(COMMAND);
        assertThat(stream.aimsOfLast()).containsExactly("BOTH");
        stream.next(COMMAND);
        assertThat(stream.aimsOfLast()).containsExactly("BOTH");
        stream.next(COMMAND);
        assertThat(stream.aimsOfLast()).containsExactly("LAST");
        assertThat(stream.aimsOfRest()).containsExactly("LAST");
        write("OP\r\n");
        stream.next(COMMAND);
        assertThat(stream.aimsOfLast()).isEmpty();
        write("NOOP\r\n", "WHOLE");
        assertThat(stream.aimsOfRest()).containsExactly("WHOLE");
        stream.next(COMMAND);
        assertThat(stream.aimsOfRest()).as("nothing waits").isEmpty();
    }
}

package org.msakit.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msakit.server.AccessMap;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ServerConfig;
import org.msakit.server.delivery.MemorySink;
import org.msakit.server.delivery.Outcome;
import org.msakit.server.reply.Reply;

/** A session whose sink takes its time. */
class StoringTest {
    private static final String MESSAGE =
            "MAIL FROM:<alice@example.test>\r\nRCPT TO:<bob@example.test>\r\nDATA\r\ntext\r\n.\r\n";
    private static final Outcome ACCEPTED = new Outcome.Accepted();

    private final SubmissionSession session = new SubmissionSession(
            ServerConfig.builder().build(),
            ListenerConfig.loopback("MTA", "E"),
            AccessMap.empty(),
            InetAddress.getLoopbackAddress(),
            new MemorySink(),
            "s");

    @BeforeEach
    void hello() {
        session.opened(false);
        receive("EHLO x\r\n");
    }

    @Test
    void nothing_is_answered_before_the_sink_has_decided() {
        List<Action> actions = receive(MESSAGE + "NOOP\r\n");
        assertThat(sent(actions)).endsWith("354 Start mail input; end with <CRLF>.<CRLF>\r\n");
        assertThat(actions.get(actions.size() - 1)).isInstanceOf(Action.Store.class);
        assertThat(receive("VRFY x\r\n")).isEmpty();
        assertThat(sent(session.stored(ACCEPTED)))
                .matches("250 2\\.0\\.0 Message s-1 accepted\r\n250 2\\.0\\.0 OK\r\n252 [^\r]*\r\n");
    }

    @Test
    void pipelined_messages_are_stored_one_after_the_other() {
        assertThat(stores(receive(MESSAGE + MESSAGE + "QUIT\r\n"))).isEqualTo(1);
        List<Action> second = session.stored(ACCEPTED);
        assertThat(stores(second)).isEqualTo(1);
        assertThat(sent(second)).startsWith("250 2.0.0 Message s-1").doesNotContain("s-2");
        assertThat(sent(session.stored(ACCEPTED)))
                .startsWith("250 2.0.0 Message s-2")
                .contains("\r\n221 ");
        assertThat(session.isClosed()).isTrue();
    }

    @Test
    void a_refusal_of_the_sink_is_the_reply() {
        receive(MESSAGE);
        assertThat(sent(session.stored(new Outcome.Refused(Reply.of(452, "4.3.1", "Full")))))
                .isEqualTo("452 4.3.1 Full\r\n");
        receive(MESSAGE);
        assertThat(sent(session.stored(Outcome.LOCAL_ERROR))).startsWith("451 4.3.0 ");
    }

    @Test
    void a_slow_sink_is_no_silence_of_the_client() {
        receive(MESSAGE);
        assertThat(session.idle()).isEmpty();
        assertThat(sent(session.stored(ACCEPTED))).startsWith("250 ");
        assertThat(sent(session.idle())).startsWith("421 4.4.2 ");
    }

    @Test
    void a_shutdown_answers_what_the_sink_has_and_nothing_behind_it() {
        receive(MESSAGE + "NOOP\r\n");
        assertThat(session.shutdown()).isEmpty();
        assertThat(sent(session.stored(ACCEPTED))).matches("250 2\\.0\\.0 [^\r]*\r\n421 4\\.3\\.2 [^\r]*\r\n");
        assertThat(session.isClosed()).isTrue();
    }

    @Test
    void a_decision_after_the_end_of_the_connection_is_nobodys() {
        receive(MESSAGE);
        session.disconnected();
        assertThat(session.stored(ACCEPTED)).isEmpty();
    }

    @Test
    void input_ahead_of_the_decision_is_bounded() {
        receive(MESSAGE);
        StringBuilder sent = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            sent.append(sent(receive("x".repeat(100_000))));
        }
        assertThat(sent).hasToString("421 4.3.2 Too much input sent ahead\r\n");
    }

    private List<Action> receive(String octets) {
        return session.received(octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static long stores(List<Action> actions) {
        return actions.stream().filter(Action.Store.class::isInstance).count();
    }

    private static String sent(List<Action> actions) {
        return actions.stream()
                .filter(Action.Send.class::isInstance)
                .map(action -> new String(((Action.Send) action).octets(), StandardCharsets.ISO_8859_1))
                .collect(Collectors.joining());
    }
}

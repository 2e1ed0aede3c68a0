package org.msakit.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msakit.model.Transaction.Stage;

/** The oracle on recorded dialogues, without a network. */
class MonitorTest {
    private static final String START = """
            # recorded
            * connected
            S: 220 mx.sm.test ESMTP
            C: EHLO [127.0.0.1]
            S:+250-mx.sm.test
            S:+250-ENHANCEDSTATUSCODES
            S: 250 AUTH PLAIN LOGIN
            """;
    private static final String LOGIN = START + """
            C: AUTH PLAIN AGFsaWNlAHNlY3JldA==
            S: 235 2.7.0 ok
            """;

    private static List<String> failures(String text) {
        return Judged.of(text).failures();
    }

    @Test
    void mailBeforeLoginAccepted() {
        assertThat(failures(START + "C: MAIL FROM:<a@sm.test>\nS: 250 2.1.0 ok\n"))
                .containsExactly("RFC6409-4.3-1");
    }

    @Test
    void mailBeforeLoginRefused() {
        String text = START + "C: MAIL FROM:<a@sm.test>\nS: 530 5.7.0 login first\n";
        assertThat(failures(text)).isEmpty();
        assertThat(Judged.of(text).passed("RFC6409-4.3-1")).isTrue();
    }

    @Test
    void whatWasJudgedIsToldTurnByTurn() {
        assertThat(Judged.of(Judged.WITH_RECIPIENT).turns())
                .extracting(turn -> turn.after().mail().stage())
                .containsExactly(Stage.NONE, Stage.NONE, Stage.NONE, Stage.SENDER, Stage.RECIPIENTS);
    }

    @Test
    void theExplanationNamesStateAllowedAndCame() {
        Finding finding = Judged.of(START + "C: MAIL FROM:<a@sm.test>\nS: 250 2.1.0 ok\n").complaints().stream()
                .filter(f -> f.outcome() == Outcome.FAIL)
                .findFirst()
                .orElseThrow();
        assertThat(finding.reason())
                .contains("not authenticated")
                .contains("530 (RFC6409-4.3-1")
                .contains("250 2.1.0 ok");
    }

    @Test
    void recipientsThatSurviveEhloAreBlamedOnEhlo() {
        String text = LOGIN + """
                C: MAIL FROM:<alice@sm.test>
                S: 250 2.1.0 ok
                C: RCPT TO:<alice@sm.test>
                S: 250 2.1.5 ok
                C: EHLO [127.0.0.1]
                S:+250-mx.sm.test
                S: 250 AUTH PLAIN
                C: DATA
                S: 354 go
                """;
        assertThat(failures(text)).containsExactly("RFC5321-4.1.4-3");
    }

    @Test
    void bothAnswersToASecondMailAreLawful() {
        String open = LOGIN + "C: MAIL FROM:<alice@sm.test>\nS: 250 2.1.0 ok\nC: MAIL FROM:<alice@sm.test>\n";
        assertThat(failures(open + "S: 503 5.5.1 no\n")).isEmpty();
        assertThat(failures(open + "S: 250 2.1.0 ok\n")).isEmpty();
        assertThat(failures(open + "S: 550 5.5.1 no\n")).containsExactly("RFC5321-4.1.4-8");
    }

    @Test
    void temporaryTroubleIsNobodysFault() {
        assertThat(failures(LOGIN + "C: MAIL FROM:<alice@sm.test>\nS: 451 4.3.0 later\n"))
                .isEmpty();
        assertThat(failures(LOGIN + "C: NOOP\nS: 421 4.3.2 bye\n* closed by server\n"))
                .isEmpty();
    }

    @Test
    void aReplyTooManyIsSeen() {
        assertThat(failures(LOGIN + "C: NOOP\nS:+250 2.0.0 ok\nS: 250 2.0.0 ok\n"))
                .containsExactly("RFC5321-4.2-3");
    }

    @Test
    void lfAloneTakenForAnEnd() {
        assertThat(failures(LOGIN + "C~ NOOP\\n\nS: 250 2.0.0 ok\n")).containsExactly("RFC5321-2.3.8-2");
        assertThat(failures(LOGIN + "C~ NOOP\\n\n* quiet 300ms\nC: \nS: 500 5.5.2 bad line\n"))
                .isEmpty();
    }

    @Test
    void pipelinedRepliesArePairedInOrder() {
        String group = LOGIN + "C:+NOOP\nC:+RSET\nC: FOOBAR\n";
        assertThat(failures(group + "S:+250 2.0.0 ok\nS:+250 2.0.0 ok\nS: 500 5.5.1 what\n"))
                .isEmpty();
        assertThat(failures(group + "S:+250 2.0.0 ok\nS: 500 5.5.1 what\n")).containsExactly("RFC5321-4.1.1.5-2");
    }

    @Test
    void anOverdueReplyIsNoFailureBeforeItsTime() {
        assertThat(failures(LOGIN + "C: NOOP\n* quiet 5000ms\n")).isEmpty();
        assertThat(failures(LOGIN + "C: NOOP\n* quiet 120000ms\n* quiet 120000ms\n"))
                .containsExactly("RFC5321-4.2-3");
    }

    private static final String LOGIN_AND_TLS = LOGIN.replace("AUTH PLAIN LOGIN", "AUTH PLAIN LOGIN\nS: 250 STARTTLS")
                    .replace("S: 250 AUTH", "S:+250-AUTH")
            + """
            C: STARTTLS
            S: 220 2.0.0 go
            * tls established
            C: EHLO [127.0.0.1]
            S:+250-mx.sm.test
            S: 250 AUTH PLAIN LOGIN
            """;

    @Test
    void statePassedThroughTlsIsForgotten() {
        String text = LOGIN_AND_TLS + """
                C: MAIL FROM:<alice@sm.test>
                S: 250 2.1.0 ok
                """;
        assertThat(failures(text)).containsExactly("RFC3207-4.2-3");
    }

    @Test
    void aLoginThatTlsDidNotEndIsBlamedForNothingElse() {
        String text = LOGIN_AND_TLS + """
                C: MAIL FROM:<alice@sm.test>
                S: 250 2.1.0 ok
                C: RCPT TO:<bob@sm.test>
                S: 250 2.1.5 ok
                C: RSET
                S: 250 2.0.0 ok
                C: AUTH LOGIN
                S: 503 5.5.0 Already Authenticated
                """;
        assertThat(failures(text)).containsExactly("RFC3207-4.2-3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "PLAIN AGFsaWNlAHNlY3JldA==", "LOGIN"})
    void aSecondLoginRefusedInsideTlsShowsThatTheFirstWasKept(String mechanism) {
        String text = LOGIN_AND_TLS + """
                C: AUTH %s
                S: 503 5.5.0 Already Authenticated
                """.formatted(mechanism);
        assertThat(failures(text)).containsExactly("RFC3207-4.2-3");
    }
}

package org.msakit.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msakit.model.Hello;
import org.msakit.model.Phase;

/** From clear text to TLS (RFC 3207): the handshake, and what must not come before, in place of or behind it. */
class TlsSwitchTest {
    private static final String OFFERED = """
            * connected
            S: 220 mx.sm.test ESMTP
            C: EHLO [127.0.0.1]
            S:+250-mx.sm.test
            S:+250-ENHANCEDSTATUSCODES
            S: 250 STARTTLS
            """;
    private static final String BEGUN = OFFERED + "C: STARTTLS\nS: 220 2.0.0 go\n";
    private static final String INJECTED = OFFERED + "C:+STARTTLS\nC: NOOP\nS: 220 2.0.0 go\n* tls established\n";
    private static final String ESTABLISHED = BEGUN + "* tls established\n";
    private static final String ONE_REPLY = "RFC5321-4.2-3";
    private static final String IN_CLEAR = "RFC3207-4-6";
    private static final String NO_GREETING = "RFC3207-4-5";
    private static final String INJECTION = "SEC-TLSINJ-1";

    @Test
    void theHandshakeIsTheClientsToBegin() {
        Judged judged = Judged.of(BEGUN);
        assertThat(judged.monitor().state().phase()).isEqualTo(Phase.HANDSHAKE);
        assertThat(judged.monitor().owesReply()).isFalse();
        judged.then("* tls established\n");
        assertThat(judged.last()).extracting(Finding::requirement).containsExactly("RFC3207-4-1");
        assertThat(judged.complaints()).isEmpty();
        assertThat(judged.monitor().state().tls()).isTrue();
        assertThat(judged.monitor().state().hello()).isEqualTo(Hello.NONE);
    }

    @Test
    void aHandshakeThatTheServerRefusesIsAViolation() {
        Judged judged = Judged.of(BEGUN + "* tls failed no shared cipher\n");
        assertThat(judged.failures()).containsExactly("RFC3207-4-1");
        assertThat(judged.complaints().get(0).reason())
                .startsWith("after TLS handshake in state [handshake, ")
                .contains(" came handshake failed: no shared cipher; allowed: TLS established (RFC3207-4-1); ");
        assertThat(judged.monitor().stopped()).isTrue();
    }

    @Test
    void oneThatTheClientGivesUpSaysNothing() {
        Judged judged = Judged.of(BEGUN + "* tls given up unknown authority\n");
        assertThat(judged.complaints())
                .containsExactly(new Finding(
                        "RFC3207-4-1",
                        Outcome.INCONCLUSIVE,
                        "TLS handshake answered by handshake failed: unknown authority",
                        6));
        assertThat(judged.monitor().stopped()).isTrue();
    }

    @Test
    void aHandshakeOutOfPlaceIsNotJudged() {
        Judged judged = Judged.of(OFFERED + "* tls failed reset\n");
        assertThat(judged.complaints()).isEmpty();
        assertThat(judged.monitor().stopped()).isTrue();
    }

    @Test
    void aCloseInPlaceOfTheHandshakeIsAViolation() {
        assertThat(Judged.of(BEGUN + "* closed by server\n").failures()).containsExactly("RFC3207-4-1");
    }

    @Test
    void silenceInTheHandshakeSaysNothing() {
        Judged judged = Judged.of(BEGUN);
        int before = judged.monitor().findings().size();
        judged.then("* quiet 999999ms\n");
        assertThat(judged.monitor().findings()).hasSize(before);
        assertThat(judged.monitor().stopped()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S: 421 4.7.0 bye\n",
                "S: 501 5.5.1 no\n",
                "S~ \\x15\\x03\\x03\\x00\\x02\\x02\\x0A\n",
                "S~ 250ok\n",
                "* closed by server\n",
                "* quiet 100ms\n"
            })
    void clearTextInPlaceOfTheHandshakeGetsNoFurther(String answer) {
        Judged judged = Judged.of(BEGUN + "C: NOOP\n" + answer);
        assertThat(judged.last())
                .extracting(Finding::requirement, Finding::outcome)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(IN_CLEAR, Outcome.PASS));
        assertThat(judged.complaints()).isEmpty();
        assertThat(judged.monitor().stopped()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"S: 250 2.0.0 ok\n", "S:+250-2.0.0 one\nS: 250 2.0.0 two\n", "S: 451 4.3.0 later\n"})
    void aSessionThatGoesOnInClearTextIsAViolation(String answer) {
        Judged judged = Judged.of(BEGUN + "C: NOOP\n" + answer);
        assertThat(judged.complaints())
                .containsExactly(new Finding(IN_CLEAR, Outcome.FAIL, "the session goes on in clear text", 7));
        assertThat(judged.monitor().stopped()).isTrue();
    }

    @Test
    void whatStoodInTheBufferIsForgotten() {
        Judged judged = Judged.of(INJECTED + "* quiet 300ms\n");
        assertThat(judged.last()).extracting(Finding::requirement).containsExactly(ONE_REPLY, NO_GREETING, INJECTION);
        assertThat(judged.complaints()).isEmpty();
        judged.then("C: EHLO [127.0.0.1]\nS:+250-mx.sm.test\nS: 250 AUTH PLAIN\n");
        assertThat(judged.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"250 2.0.0 ok, SEC-TLSINJ-1", "220 mx.sm.test ESMTP, RFC3207-4-5"})
    void aReplyToWhatStoodInTheBufferIsToldFromAGreeting(String reply, String requirement) {
        Judged judged = Judged.of(INJECTED + "S: " + reply + "\n");
        assertThat(judged.failures()).containsExactly(requirement);
        assertThat(judged.complaints())
                .last()
                .extracting(Finding::reason)
                .isEqualTo("nothing was asked, and yet came " + reply + "\\r\\n inside TLS");
    }

    @Test
    void aReplyToItThatCameBeforeTheHandshakeIsSeenAsSoonAsTlsIsUp() {
        String clear = OFFERED + "C:+STARTTLS\nC: NOOP\nS:+220 2.0.0 go\nS: 250 2.0.0 ok\n";
        assertThat(Judged.of(clear).failures()).isEmpty();
        assertThat(Judged.of(clear + "* tls established\n").failures()).containsExactly(INJECTION);
    }

    @Test
    void itIsKnownBehindTheNextReplyToo() {
        String asked = "C: EHLO [127.0.0.1]\nS:+250-mx.sm.test\nS: 250 AUTH PLAIN\nS: 250 2.0.0 ok\n";
        assertThat(Judged.of(INJECTED + asked).failures()).containsExactly(INJECTION);
        assertThat(Judged.of(ESTABLISHED + asked).failures()).containsExactly(ONE_REPLY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"S: 220 mx.sm.test\n", "S: 250 ok\n"})
    void aReplyBeforeTheFirstCommandInsideTlsIsAGreeting(String reply) {
        assertThat(Judged.of(ESTABLISHED + reply).failures()).containsExactly(NO_GREETING);
    }

    @Test
    void aGreetingThatCrossesTheFirstCommandIsOne() {
        Judged judged = Judged.of(ESTABLISHED + "C: EHLO [127.0.0.1]\nS: 220 mx.sm.test ESMTP\n");
        assertThat(judged.failures()).containsExactly(NO_GREETING);
        assertThat(judged.complaints().get(0).reason())
                .isEqualTo("greeted again inside TLS: 220 mx.sm.test ESMTP\\r\\n");
    }

    @Test
    void nobodyIsGreetedAgain() {
        Judged judged = Judged.of(ESTABLISHED + "* quiet 300ms\n");
        assertThat(judged.last()).extracting(Finding::requirement).containsExactly(ONE_REPLY, NO_GREETING);
        judged.then("C: EHLO [127.0.0.1]\nS:+250-mx.sm.test\nS: 250 AUTH PLAIN\n* quiet 300ms\n");
        assertThat(judged.last())
                .as("not asked about any more")
                .extracting(Finding::requirement)
                .containsExactly(ONE_REPLY);
    }
}

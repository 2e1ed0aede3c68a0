package org.msakit.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msakit.monitor.Judged.GREETED;
import static org.msakit.monitor.Judged.LOGGED_IN;
import static org.msakit.monitor.Judged.STARTED;
import static org.msakit.monitor.Judged.WITH_RECIPIENT;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msakit.model.Phase;

/** The server ends the connection: as it has to, as it may, or as it must not. */
class ClosedConnectionTest {
    private static final String CLOSED = "* closed by server\n";
    private static final String ONE_REPLY = "RFC5321-4.2-3";
    private static final String QUIT = "C: QUIT\nS: 221 2.0.0 bye\n";

    @Test
    void behindThe221ItHasTo() {
        assertThat(Judged.of(GREETED + QUIT + CLOSED).last())
                .containsExactly(new Finding("RFC5321-4.1.1.10-1", Outcome.PASS, "", 4));
        Judged behindEhlo = Judged.of(STARTED + QUIT + CLOSED);
        assertThat(behindEhlo.last()).containsExactly(new Finding("RFC5321-4.1.1.10-3", Outcome.PASS, "", 6));
        assertThat(behindEhlo.monitor().stopped()).isTrue();
    }

    @Test
    void stayingOpenBehindThe221IsAViolationAfterAMinute() {
        Judged soon = Judged.of(STARTED + QUIT + "* quiet 59999ms\n");
        assertThat(soon.complaints())
                .containsExactly(new Finding(
                        "RFC5321-4.1.1.10-3", Outcome.INCONCLUSIVE, "not closed within 59999 ms of the 221", 6));
        assertThat(soon.monitor().stopped()).isTrue();
        Judged late = Judged.of(STARTED + QUIT + "* quiet 60000ms\n");
        assertThat(late.complaints())
                .containsExactly(new Finding("RFC5321-4.1.1.10-3", Outcome.FAIL, "still open 60 s after the 221", 6));
        assertThat(late.monitor().violated()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'* connected\n', RFC5321-3.1-1",
        "'* connected\nS: 554 mx.sm.test no\n', RFC5321-3.1-2",
        "'* connected\nS: 554 mx.sm.test no\nC: NOOP\n', RFC5321-3.1-2"
    })
    void inPlaceOfAGreetingOrBehindThe554ItMustNot(String dialogue, String requirement) {
        assertThat(Judged.of(dialogue + CLOSED).failures()).containsExactly(requirement);
    }

    @Test
    void inPlaceOfAReplyItMustNot() {
        Judged judged = Judged.of(LOGGED_IN + "C: NOOP\n" + CLOSED);
        assertThat(judged.complaints())
                .containsExactly(new Finding(
                        ONE_REPLY,
                        Outcome.FAIL,
                        "after NOOP\\r\\n in state [command, TLS, hello EHLO, authenticated, transaction NONE]"
                                + " came connection closed; allowed: 250 (RFC5321-4.1.1.9-1); 421; 4yz;"
                                + " not allowed by RFC5321-4.1.1.9-1.",
                        7));
        assertThat(judged.monitor().violated()).isTrue();
        assertThat(Judged.of(GREETED + "C: EHLO [127.0.0.1]\n" + CLOSED).failures())
                .as("the rows of EHLO speak of its codes")
                .containsExactly(ONE_REPLY);
        assertThat(Judged.of(LOGGED_IN + "C: FOOBAR\n" + CLOSED).failures())
                .as("RFC 5321 section 3.8 forbids it for unknown commands")
                .containsExactly("RFC5321-3.8-1");
        assertThat(Judged.of(LOGGED_IN).aim("AIM").then("C: NOOP\n" + CLOSED).failures())
                .containsExactly("AIM");
    }

    @Test
    void inTheMiddleOfAReplyItMustNot() {
        Judged judged = Judged.of(LOGGED_IN + "C: NOOP\nS~ 250-2.0.0 on\\r\\n250\n" + CLOSED);
        assertThat(judged.complaints())
                .containsExactly(new Finding(
                        ONE_REPLY, Outcome.FAIL, "closed in the middle of a reply: 250-2.0.0 on\\r\\n250", 8));
        assertThat(Judged.of("* connected\nS~ 220 m\n" + CLOSED).failures()).containsExactly(ONE_REPLY);
    }

    @Test
    void aLineWithALineFeedInItMayEndTheSession() {
        Judged judged = Judged.of(LOGGED_IN + "C: NOOP\\nNOOP\n" + CLOSED);
        assertThat(judged.complaints()).isEmpty();
        assertThat(judged.monitor().state().phase()).isEqualTo(Phase.CLOSED);
    }

    @Test
    void withoutBeingAskedItSaysNothing() {
        assertThat(Judged.of(WITH_RECIPIENT + CLOSED).complaints())
                .containsExactly(
                        new Finding(ONE_REPLY, Outcome.INCONCLUSIVE, "closed by the server without a 421", 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"S: 421 4.3.2 mx.sm.test bye\n", "C: NOOP\nS: 421 4.3.2 mx.sm.test bye\n"})
    void behindA421ItMay(String reply) {
        Judged judged = Judged.of(LOGGED_IN + reply);
        assertThat(judged.monitor().state().phase()).isEqualTo(Phase.CLOSED);
        assertThat(judged.monitor().stopped()).isFalse();
        judged.then(CLOSED);
        assertThat(judged.complaints()).isEmpty();
        assertThat(judged.monitor().stopped()).isTrue();
    }

    @Test
    void behindA421NothingMoreMayCome() {
        assertThat(Judged.of(LOGGED_IN + "S: 421 4.3.2 bye\nS: 250 2.0.0 ok\n").failures())
                .containsExactly(ONE_REPLY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"* closed by client\n", "* tls offered a small key, answered by an alert\n"})
    void nothingIsJudgedBehindWhatEndsTheSession(String end) {
        Judged judged = Judged.of(LOGGED_IN + end);
        int before = judged.monitor().findings().size();
        assertThat(judged.monitor().stopped()).isTrue();
        judged.then("S: 250 2.0.0 nobody asked\n" + CLOSED);
        assertThat(judged.monitor().findings()).hasSize(before);
        assertThat(judged.monitor().violated()).isFalse();
    }
}

package org.msakit.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msakit.monitor.Judged.LOGGED_IN;
import static org.msakit.monitor.Judged.STARTED;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A scenario says what a write is made for: that is credited with what the reply shows, and blamed alone for it. */
class AimsTest {
    private static final String IN_CLEAR = STARTED.replace("connected tls", "connected");

    @Test
    void aLawfulReplyShowsTheAimBesidesTheRowsOfTheCommand() {
        Judged judged = Judged.of(LOGGED_IN).aim("AIM").then("C: NOOP\nS: 250 2.0.0 ok\n");
        assertThat(judged.found(Outcome.PASS)).contains("AIM", "RFC5321-4.1.1.9-1");
        assertThat(judged.complaints()).isEmpty();
    }

    @Test
    void aRowOfTheCommandIsShownOnce() {
        Judged judged = Judged.of(LOGGED_IN).aim("RFC5321-4.1.1.9-1").then("C: NOOP\nS: 250 2.0.0 ok\n");
        assertThat(judged.last())
                .filteredOn(f -> f.requirement().equals("RFC5321-4.1.1.9-1"))
                .hasSize(1);
    }

    @Test
    void theWrongCodeIsTheCommandsMatter() {
        Judged judged = Judged.of(LOGGED_IN).aim("AIM").then("C: NOOP x\nS: 501 5.5.4 no\n");
        assertThat(judged.found(Outcome.WARN)).containsExactly("RFC5321-4.1.1.9-2");
        assertThat(judged.passed("AIM")).isTrue();
        assertThat(judged.complaints().get(0).reason()).isEqualTo("NOOP x\\r\\n answered by 501 5.5.4 no\\r\\n");
    }

    @Test
    void aReplyThatSaysNothingLeavesTheAimOpen() {
        Judged judged = Judged.of(LOGGED_IN).aim("AIM").then("C: NOOP\nS: 451 4.3.0 later\n");
        assertThat(judged.complaints())
                .containsExactly(
                        new Finding("AIM", Outcome.INCONCLUSIVE, "NOOP\\r\\n answered by 451 4.3.0 later\\r\\n", 7));
    }

    @Test
    void aViolationIsBlamedOnTheAimAlone() {
        String text = "C: NOOP\nS: 550 5.7.1 no\n";
        assertThat(Judged.of(LOGGED_IN).then(text).failures()).containsExactly("RFC5321-4.1.1.9-1");
        Judged judged = Judged.of(LOGGED_IN).aim("AIM", "OTHER").then(text);
        assertThat(judged.failures()).containsExactly("AIM", "OTHER");
        assertThat(judged.monitor().violated()).isTrue();
    }

    @Test
    void aGreetingCanBeAimedAt() {
        Judged judged = Judged.of("").aim("AIM").then("* connected\nS: 220 mx.sm.test\n");
        assertThat(judged.found(Outcome.PASS)).contains("AIM", "RFC5321-3.1-1");
        judged.then("C: EHLO [127.0.0.1]\nS: 500 what\n");
        assertThat(judged.failures())
                .as("of the greeting only")
                .doesNotContain("AIM")
                .isNotEmpty();
    }

    @Test
    void anAimHoldsForOneWrite() {
        Judged judged = Judged.of(LOGGED_IN).aim("AIM").then("C: NOOP\nS: 250 2.0.0 ok\nC: NOOP\nS: 550 5.7.1 no\n");
        assertThat(judged.failures()).containsExactly("RFC5321-4.1.1.9-1");
    }

    @Test
    void aKnownViolationIsBlamedOnTheAimAndJudgingGoesOn() {
        String inClear = "C: MAIL FROM:<a@sm.test>\nS: 250 2.1.0 ok\n";
        Judged judged = Judged.of(Judged.CONFIG.requiringTls(), IN_CLEAR).then(inClear);
        assertThat(judged.failures()).containsExactly("RFC3207-6-1", "RFC3207-4-3");
        assertThat(judged.monitor().violated()).isTrue();
        assertThat(judged.monitor().stopped()).isFalse();
        assertThat(judged.monitor().state().mail().open()).isTrue();
        assertThat(Judged.of(Judged.CONFIG.requiringTls(), IN_CLEAR)
                        .aim("AIM")
                        .then(inClear)
                        .failures())
                .containsExactly("AIM");
    }

    @Test
    void anAimIsWhatItWasWhenItWasTold() {
        List<String> aims = new ArrayList<>(List.of("AIM"));
        Monitor monitor = new Monitor(Judged.CONFIG);
        monitor.aim(aims);
        aims.clear();
        Judged.of("* connected\nS: 220 mx.sm.test\n");
        org.msakit.dialogue.DialogueFormat.parse("* connected\nS: 220 mx.sm.test\n")
                .events()
                .forEach(monitor::take);
        assertThat(monitor.findings()).extracting(Finding::requirement).contains("AIM");
    }
}

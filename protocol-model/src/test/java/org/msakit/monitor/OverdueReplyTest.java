package org.msakit.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msakit.monitor.Judged.GREETED;
import static org.msakit.monitor.Judged.IN_CONTENT;
import static org.msakit.monitor.Judged.LOGGED_IN;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Silence where a reply is owed: says nothing before its time, is late behind it, and a violation at last. */
class OverdueReplyTest {
    private static final String TIME = "RFC6409-5.3-1";
    private static final String ONE_REPLY = "RFC5321-4.2-3";

    /** The limits of RFC 5321 section 4.5.3.2, and of RFC 6409 section 5.3 for all that have none there. */
    @ParameterizedTest
    @CsvSource({"greeting, connect, 300", "command, 'NOOP\\r\\n', 120", "content, message content of 3 octets, 600"})
    void beforeItsTimeItIsInconclusive(String what, String stimulus, long seconds) {
        long time = seconds * 1000 - 1;
        Judged judged = owed(what).then("* quiet " + time + "ms\n");
        String reason = "no reply to " + stimulus + " within " + time + " ms (allowed: " + seconds + " s)";
        assertThat(judged.last())
                .extracting(Finding::requirement, Finding::outcome, Finding::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(ONE_REPLY, Outcome.INCONCLUSIVE, reason));
        assertThat(judged.last()).allMatch(Finding::unanswered);
        assertThat(judged.monitor().stopped()).isTrue();
        assertThat(judged.monitor().owesReply()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"greeting, 300, 220 mx.sm.test", "command, 120, 250 2.0.0 ok", "content, 600, 250 2.0.0 ok"})
    void fromThenOnItIsLate(String what, long seconds, String reply) {
        Judged judged = owed(what);
        List<Finding> before = judged.monitor().findings();
        judged.then("* quiet " + seconds + "000ms\n");
        assertThat(judged.monitor().findings()).isEqualTo(before);
        assertThat(judged.monitor().owesReply()).isTrue();
        judged.then("S: " + reply + "\n");
        assertThat(judged.complaints())
                .extracting(Finding::requirement, Finding::outcome, Finding::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        TIME, Outcome.WARN, "later than the time given for a reply"));
        judged.then("C: NOOP\nS: 250 2.0.0 ok\n");
        assertThat(judged.last())
                .as("the next one is in time")
                .extracting(Finding::requirement)
                .contains(TIME);
        assertThat(judged.complaints()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"greeting, 300, RFC5321-3.1-1", "command, 120, RFC5321-4.2-3", "content, 600, RFC5321-4.1.1.4-2"})
    void silentOnItBreaksARequirement(String what, long seconds, String requirement) {
        Judged judged = owed(what).then("* quiet " + seconds + "000ms\n* quiet 7ms\n");
        assertThat(judged.failures()).containsExactly(requirement);
        assertThat(judged.complaints().get(0).reason()).contains(" came silence for 7 ms; allowed: ");
        assertThat(judged.monitor().violated()).isTrue();
        assertThat(judged.monitor().stopped()).isTrue();
    }

    @Test
    void whatTheWriteWasMadeForStaysOpenOrIsBlamedAlone() {
        assertThat(Judged.of(LOGGED_IN)
                        .aim("AIM")
                        .then("C: NOOP\n* quiet 5ms\n")
                        .found(Outcome.INCONCLUSIVE))
                .containsExactly("AIM", ONE_REPLY);
        assertThat(Judged.of(LOGGED_IN)
                        .aim("AIM")
                        .then("C: NOOP\n* quiet 120000ms\n* quiet 1ms\n")
                        .failures())
                .containsExactly("AIM");
    }

    @Test
    void silenceIsKeptWhereNothingIsOwed() {
        Judged judged = Judged.of(GREETED).then("* quiet 500000ms\n");
        assertThat(judged.last()).containsExactly(new Finding(ONE_REPLY, Outcome.PASS, "", 2));
        assertThat(judged.monitor().owesReply()).isFalse();
        assertThat(judged.monitor().stopped()).isFalse();
    }

    @Test
    void otherOpenQuestionsAreNotUnanswered() {
        assertThat(new Finding("ID", Outcome.INCONCLUSIVE, "no room", 0).unanswered())
                .isFalse();
        assertThat(new Finding("ID", Outcome.FAIL, "no reply to NOOP", 0).unanswered())
                .isFalse();
    }

    private static Judged owed(String what) {
        return switch (what) {
            case "greeting" -> Judged.of("* connected\n");
            case "command" -> Judged.of(LOGGED_IN + "C: NOOP\n");
            default -> Judged.of(IN_CONTENT + "C: .\n");
        };
    }
}

package org.msakit.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msakit.monitor.Judged.GREETED;
import static org.msakit.monitor.Judged.IN_CONTENT;
import static org.msakit.monitor.Judged.LOGGED_IN;
import static org.msakit.monitor.Judged.STARTED;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replies to what was not asked, or not to its end. */
class UnsolicitedReplyTest {
    private static final String ONE_REPLY = "RFC5321-4.2-3";
    private static final String OK = "S: 250 2.0.0 ok\n";
    private static final String NO = "S: 500 5.5.2 no\n";

    @Test
    void aReplyTooMany() {
        Judged judged = Judged.of(LOGGED_IN + OK);
        assertThat(judged.complaints())
                .containsExactly(
                        new Finding(ONE_REPLY, Outcome.FAIL, "nothing was asked, and yet came 250 2.0.0 ok\\r\\n", 6));
        assertThat(judged.monitor().violated()).isTrue();
        assertThat(judged.monitor().stopped()).isTrue();
    }

    @Test
    void itsFormIsJudgedAllTheSame() {
        assertThat(Judged.of(LOGGED_IN + "S: 250 ok\n").failures()).containsExactly("RFC2034-4-1", ONE_REPLY);
    }

    @Test
    void aSecondReplyIsBlamedOnWhatTheWriteWasMadeFor() {
        assertThat(Judged.of(LOGGED_IN).aim("AIM").then("C: NOOP\n" + OK + OK).failures())
                .containsExactly("AIM");
        assertThat(Judged.of(LOGGED_IN)
                        .aim("AIM")
                        .then("C: NOOP\n" + OK + "C: NOOP\n" + OK + OK)
                        .failures())
                .as("of the write before last")
                .containsExactly(ONE_REPLY);
    }

    /** A line is not over before its CRLF (RFC 5321 section 2.3.8). */
    @ParameterizedTest
    @CsvSource({
        "NOO, RFC5321-4.2-3",
        "NOOP\\n, RFC5321-2.3.8-2",
        "NOOP\\r, RFC5321-2.3.8-3",
        "NOOP\\rNOOP, RFC5321-2.3.8-3",
        "NOOP\\rRSET, SEC-CTRL-2",
        "NO\\x00OP, SEC-CTRL-1"
    })
    void aLineThatIsNotOver(String octets, String requirement) {
        String started = LOGGED_IN + "C~ " + octets + "\n";
        Judged answered = Judged.of(started + OK);
        assertThat(answered.failures()).containsExactly(requirement);
        assertThat(answered.complaints().get(0).reason())
                .isEqualTo("nothing was asked, and yet came 250 2.0.0 ok\\r\\n before the end of " + octets);
        boolean spokenOf = !requirement.equals(ONE_REPLY);
        Judged refused = Judged.of(started + NO);
        assertThat(refused.failures().isEmpty()).isEqualTo(spokenOf);
        assertThat(refused.monitor().stopped()).isTrue();
        assertThat(refused.monitor().violated()).isEqualTo(!spokenOf);
        Judged waited = Judged.of(started + "* quiet 300ms\n");
        if (spokenOf) {
            assertThat(refused.last()).last().isEqualTo(new Finding(requirement, Outcome.PASS, "", 7));
            assertThat(waited.last()).containsExactly(new Finding(requirement, Outcome.PASS, "", 7));
        } else {
            assertThat(waited.last()).extracting(Finding::event).doesNotContain(7);
        }
    }

    /** Content is not over before CRLF.CRLF (RFC 5321 section 4.1.1.4). */
    @ParameterizedTest
    @CsvSource({
        "a\\n.\\n, SEC-SMUG-1",
        "a\\n.\\r\\n, SEC-SMUG-2",
        "a\\r\\n.\\n, SEC-SMUG-3",
        "a\\r.\\rb, SEC-SMUG-4",
        "a\\r\\n.\\rb, SEC-SMUG-5",
        "a\\n.\\rb, SEC-SMUG-6",
        "a\\r.\\nb, SEC-SMUG-6",
        "a\\r.\\r\\n, SEC-SMUG-7",
        "a\\r\\n\\x00.\\r\\n, SEC-SMUG-8",
        "a\\r\\n.\\x00\\r\\n, SEC-SMUG-8",
        "a\\r\\n., RFC5321-4.2-3"
    })
    void contentThatIsNotOver(String octets, String requirement) {
        String started = IN_CONTENT + "C~ " + octets + "\n";
        assertThat(Judged.of(started + OK).failures()).contains(requirement).doesNotHaveDuplicates();
        boolean waitedFor = Judged.of(started + "* quiet 300ms\n")
                .monitor()
                .findings()
                .contains(new Finding(requirement, Outcome.PASS, "", 13));
        assertThat(waitedFor).isEqualTo(requirement.startsWith("SEC"));
        if (requirement.startsWith("SEC")) {
            Judged over = Judged.of(started + "C: \nC: .\n" + OK);
            assertThat(over.complaints()).isEmpty();
            assertThat(over.then(OK).failures()).as("a second reply").contains(requirement);
        }
    }

    @Test
    void onlyWhatIsStillWaitingIsAimedAt() {
        Judged judged = Judged.of(LOGGED_IN)
                .aim("ONE")
                .then("C: NOOP\n" + OK)
                .aim("TWO")
                .then("C~ NOOP\n");
        assertThat(judged.then(NO).last()).contains(new Finding("TWO", Outcome.PASS, "", 9));
        assertThat(judged.monitor().violated()).isFalse();
        assertThat(Judged.of(LOGGED_IN)
                        .aim("ONE")
                        .then("C: NOOP\n" + OK + "C~ NOO\n" + OK)
                        .failures())
                .containsExactly(ONE_REPLY);
    }

    @Test
    void contentThatHeldAFalseEndTellsOfIt() {
        String content = IN_CONTENT + "C: a\\n.\\nb\nC: .\n";
        assertThat(Judged.of(content + OK + OK).failures()).containsExactly("SEC-SMUG-1", "RFC5321-4.1.1.4-5");
        assertThat(Judged.of(IN_CONTENT + "C: a\nC: .\n" + OK + OK).failures())
                .as("none")
                .containsExactly(ONE_REPLY);
    }

    @Test
    void aLineWithAControlInItTellsOfIt() {
        assertThat(Judged.of(LOGGED_IN + "C: NOOP\\nNOOP\n" + NO + NO).failures())
                .containsExactly("RFC5321-2.3.8-2");
        assertThat(Judged.of(LOGGED_IN + "C: NOOP NOOP\n" + OK + OK).failures()).containsExactly(ONE_REPLY);
    }

    @Test
    void octetsOfAChunkAreNoCommands() {
        String chunk = LOGGED_IN.replace("250-ENHANCED", "250-CHUNKING\nS:+250-ENHANCED") + """
                C: MAIL FROM:<alice@sm.test>
                S: 250 2.1.0 ok
                C: RCPT TO:<alice@sm.test>
                S: 250 2.1.5 ok
                C:+BDAT 6
                C: NOOP
                S: 250 2.0.0 6 octets
                """;
        assertThat(Judged.of(chunk).complaints()).isEmpty();
        assertThat(Judged.of(chunk + OK).failures()).singleElement().asString().startsWith("RFC3030-");
    }

    @Test
    void behindAGreetingNothingIsOwed() {
        assertThat(Judged.of(GREETED + "S: 220 again\n").failures()).containsExactly(ONE_REPLY);
        assertThat(Judged.of(STARTED + "S: 334 \n").failures()).containsExactly(ONE_REPLY);
    }
}

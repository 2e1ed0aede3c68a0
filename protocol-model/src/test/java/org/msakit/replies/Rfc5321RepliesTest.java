package org.msakit.replies;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msakit.model.Phase;

/** The form of replies: code, lines, greeting, EHLO list (RFC 5321 sections 3.1, 3.2, 4.1.1.1 and 4.2). */
class Rfc5321RepliesTest {
    private static final String CODE = "RFC5321-4.2-2";
    private static final String LINE_ENDS = "RFC5321-2.3.8-1";
    private static final String ASCII = "RFC5321-4.2-4";
    private static final String LENGTH = "RFC5321-4.5.3.1.5-1";
    private static final String LINES = "RFC5321-4.2.1-1";
    private static final String BLANK = "RFC5321-4.2.1-2";
    private static final String HOST = "RFC5321-4.2-1";
    private static final String EHLO_LINES = "RFC5321-4.1.1.1-2";
    private static final String NO_LIST = "RFC5321-3.2-1";
    private static final String CODE_SET = "RFC5321-4.2-5";
    private static final String MAILBOX = "RFC5321-3.5.2-1";

    @Test
    void aGoodReplyKeepsAllRows() {
        Scene.PLAIN
                .answer("NOOP", "250 ok")
                .keep(CODE)
                .keep(LINE_ENDS)
                .keep(ASCII)
                .keep(LENGTH)
                .keep(BLANK)
                .saysNothingOf(LINES);
    }

    @Test
    void withoutACodeThereIsNothingElseToJudge() {
        Scene.PLAIN
                .answer("NOOP", "ok")
                .breaks(CODE)
                .because(CODE, "no reply code of the grammar: ok\\r\\n")
                .saysNothingOf(LINE_ENDS)
                .saysNothingOf(BLANK)
                .saysNothingOf(CODE_SET);
        Scene.PLAIN.answer("NOOP", "650 ok").breaks(CODE).keep(LINE_ENDS);
    }

    @Test
    void linesEndWithCrlf() {
        Scene.PLAIN.answer("NOOP", "250 ok\n").breaks(LINE_ENDS).keep(ASCII);
        Scene.PLAIN.answer("NOOP", "250 o\rk").breaks(LINE_ENDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"250 \u00E9", "250 o\u0007", "250 \u007F"})
    void textIsPrintableAscii(String line) {
        Scene.PLAIN.answer("NOOP", line).breaks(ASCII).keep(CODE);
    }

    @Test
    void aLineHas512OctetsWithItsEnd() {
        Scene.PLAIN.answer("NOOP", "250 " + "x".repeat(506)).keep(LENGTH);
        Scene.PLAIN.answer("NOOP", "250 " + "x".repeat(507)).breaks(LENGTH);
    }

    @Test
    void theLinesOfAReplyHaveOneCode() {
        Scene.PLAIN.answer("NOOP", "250-one", "250 two").keep(LINES);
        Scene.PLAIN.answer("NOOP", "250-one", "251 two").breaks(LINES);
        Scene.PLAIN.answer("NOOP", "250ok").breaks(LINES).keep(BLANK);
    }

    @Test
    void aCodeWithoutABlankIsWarnedOf() {
        Scene.PLAIN.answer("NOOP", "250").warn(BLANK).because(BLANK, "a code without a blank: 250\\r\\n");
        Scene.PLAIN.answer("NOOP", "250 ").keep(BLANK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "220 mx.example.test",
                "220 mx.example.test ESMTP ready",
                "220 a-b.x1.test hi",
                "220 [192.0.2.1] ESMTP",
                "220 [IPv6:2001:db8::1]"
            })
    void theGreetingNamesTheHost(String line) {
        Scene.PLAIN.greeting(line).keep(HOST).keep("RFC6409-7-7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"220 localhost", "220 mx ESMTP ready"})
    void aNameWithoutADotIsWarnedOf(String line) {
        Scene.PLAIN.greeting(line).warn(HOST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "220 Welcome to this server",
                "220 ",
                "220 *** ready",
                "220 -mx.example.test",
                "220 mx-.example.test hi",
                "220 mx.example.test.",
                "220 [192.0.2.1 ESMTP",
                "220 []"
            })
    void whatIsNoHostBreaksTheRow(String line) {
        Scene.PLAIN.greeting(line).breaks(HOST);
    }

    @Test
    void greetingsOfRefusalNameNobody() {
        Scene.PLAIN.greeting("554 no").saysNothingOf(HOST).keep("RFC6409-7-7");
        Scene.PLAIN.greeting("521 no mail here").breaks("RFC6409-7-7").saysNothingOf(HOST);
        Scene.PLAIN.greeting("hello").saysNothingOf("RFC6409-7-7");
        Scene.PLAIN.answer("STARTTLS", "220 go").saysNothingOf(HOST).saysNothingOf("RFC6409-7-7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIZE 10", "AUTH PLAIN LOGIN", "X-FOO a=b", "8BITMIME", "XA1-"})
    void ehloLines(String keyword) {
        Scene.PLAIN.ehlo(keyword).keep(EHLO_LINES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTH=PLAIN", "SIZE  10", "-X", "SIZE 10 ", "", "AUTH PLAIN\tLOGIN"})
    void whatIsNoEhloLine(String keyword) {
        Scene.PLAIN
                .ehlo(keyword)
                .breaks(EHLO_LINES)
                .because(EHLO_LINES, "not an ehlo-line: 250-" + keyword.replace("\t", "\\t") + "\\r\\n");
    }

    @Test
    void theFirstEhloLineNamesTheHostWithFreeTextBehindIt() {
        Scene.PLAIN.answer("EHLO x", "250 mx.example.test  at your=service").keep(EHLO_LINES);
        Scene.PLAIN.answer("EHLO x", "250 ").breaks(EHLO_LINES);
        Scene.PLAIN.answer("EHLO x", "250- hello", "250 HELP").breaks(EHLO_LINES);
        Scene.PLAIN.answer("EHLO x", "550 no").saysNothingOf(EHLO_LINES);
        Scene.PLAIN.answer("HELO x", "250 mx").saysNothingOf(EHLO_LINES);
    }

    @Test
    void heloHasNoList() {
        Scene.PLAIN.answer("HELO x", "250-mx.example.test", "250 SIZE 10").breaks(NO_LIST);
        Scene.PLAIN
                .answer("HELO x", "250-mx.example.test", "250-hi", "250 HELP")
                .breaks(NO_LIST);
        Scene.PLAIN.answer("HELO x", "250 mx.example.test").keep(NO_LIST);
        Scene.PLAIN
                .answer("HELO x", "250-SIZE is not all", "250 HELPful to the end")
                .keep(NO_LIST);
        Scene.PLAIN.answer("HELO x", "550-no", "550 SIZE").saysNothingOf(NO_LIST);
        Scene.PLAIN.ehlo("SIZE").saysNothingOf(NO_LIST);
    }

    @Test
    void eachCommandHasItsCodes() {
        Scene.PLAIN.answer("NOOP", "250 ok").keep(CODE_SET);
        Scene.PLAIN.answer("noop", "251 ok").warn(CODE_SET).because(CODE_SET, "251 to NOOP");
        Scene.PLAIN.answer("BDAT 0 LAST", "250 ok").keep(CODE_SET);
        Scene.PLAIN.answer("DATA", "250 ok").warn(CODE_SET);
        Scene.PLAIN.answer("NOOP", "451 later").saysNothingOf(CODE_SET);
        Scene.PLAIN.answer("NOOP", "sorry").saysNothingOf(CODE_SET);
        Scene.PLAIN.answer("VRFY x", "299 ok").saysNothingOf(CODE_SET);
    }

    @Test
    void whoWasTurnedAwayHears503() {
        Scene.PLAIN.in(Phase.TURNED_AWAY).answer("NOOP", "503 no").keep(CODE_SET);
        Scene.PLAIN.in(Phase.TURNED_AWAY).answer("NOOP", "504 no").warn(CODE_SET);
        Scene.PLAIN.answer("NOOP", "503 no").warn(CODE_SET);
    }

    @Test
    void whoIsVerifiedHasAMailbox() {
        Scene.PLAIN.answer("VRFY alice", "250 Alice <alice@example.test>").keep(MAILBOX);
        Scene.PLAIN.answer("VRFY alice", "251 alice@example.test").keep(MAILBOX);
        Scene.PLAIN.answer("VRFY alice", "250 2.1.5 alice is here").breaks(MAILBOX);
        Scene.PLAIN.answer("VRFY alice", "250 <@example.test>").breaks(MAILBOX);
        Scene.PLAIN.answer("VRFY alice", "251 elsewhere").breaks(MAILBOX);
        Scene.PLAIN.answer("VRFY alice", "252 cannot say").saysNothingOf(MAILBOX);
        Scene.PLAIN.answer("NOOP", "250 alice is here").saysNothingOf(MAILBOX);
    }
}

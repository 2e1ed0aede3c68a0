package org.msakit.replies;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msakit.model.Cause;
import org.msakit.model.Transaction;
import org.msakit.model.Transaction.Stage;
import org.msakit.model.Transaction.Trait;

/** Where a server may write UTF-8 (RFC 6531 sections 3.7.1 and 3.7.4). */
class Rfc6531RepliesTest {
    private static final String GREETING = "RFC6531-3.7.1-1";
    private static final String REPLIES = "RFC6531-3.7.4-1";
    private static final String QUERIES = "RFC6531-3.7.4-2";
    private static final String FORM = "RFC5321-4.2-4";
    private static final String RCPT = "RCPT TO:<d\u00E9@example.test>";

    private static final Scene OFFERED = Scene.PLAIN.offering("SMTPUTF8");
    private static final Scene IN_UTF_8 =
            OFFERED.with(new Transaction(Stage.SENDER, Cause.NEVER_BEGUN, Set.of(Trait.UTF_8)));

    @Test
    void theEhloGreetingIsAscii() {
        Scene.PLAIN.answer("EHLO x", "250-mx", "250 SMTPUTF8").keep(GREETING);
        Scene.PLAIN.answer("EHLO x", "250-mx caf\u00E9", "250 SMTPUTF8").breaks(GREETING);
        Scene.PLAIN.answer("EHLO x", "250-mx caf\u00E9", "250 SIZE").saysNothingOf(GREETING);
        OFFERED.answer("HELO x", "250 mx").saysNothingOf(GREETING);
    }

    @Test
    void aReplyMayNotQuoteUtf8() {
        OFFERED.answer(RCPT, "550 no such user d\u00E9").breaks(REPLIES).breaks(FORM);
        OFFERED.answer(RCPT, "550 no such user").keep(REPLIES);
        OFFERED.answer("NOOP", "250 caf\u00E9").breaks(REPLIES);
        OFFERED.answer("NOOP", "250 \u0080").breaks(REPLIES);
        OFFERED.answer("NOOP", "250 ok").saysNothingOf(REPLIES);
        OFFERED.content("250 caf\u00E9").breaks(REPLIES);
        OFFERED.content("250 ok").saysNothingOf(REPLIES);
        Scene.PLAIN.answer("NOOP", "250 caf\u00E9").saysNothingOf(REPLIES).breaks(FORM);
    }

    @ParameterizedTest
    @ValueSource(ints = {251, 551})
    void anotherAddressMayBeNamedInATransactionThatAskedForIt(int code) {
        String reply = code + " now at <caf\u00E9@elsewhere.test>";
        IN_UTF_8.answer(RCPT, reply).saysNothingOf(REPLIES).keep(FORM);
        OFFERED.answer(RCPT, reply).breaks(REPLIES).breaks(FORM);
        IN_UTF_8.answer(RCPT, "550 caf\u00E9").breaks(REPLIES).breaks(FORM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"VRFY", "EXPN"})
    void queriesAskForIt(String verb) {
        OFFERED.answer(verb + " d\u00E9 smtputf8", "250 <d\u00E9@example.test>")
                .saysNothingOf(QUERIES)
                .keep(FORM);
        OFFERED.answer(verb + " d\u00E9", "250 <d\u00E9@example.test>")
                .breaks(QUERIES)
                .breaks(FORM);
        OFFERED.answer(verb + " d\u00E9", "252 cannot say").keep(QUERIES).saysNothingOf(REPLIES);
        OFFERED.answer("NOOP SMTPUTF8", "250 caf\u00E9").breaks(REPLIES).saysNothingOf(QUERIES);
    }
}

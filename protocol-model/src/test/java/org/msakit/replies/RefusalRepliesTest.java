package org.msakit.replies;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes that say something else than what is meant (RFC 7504 section 3, RFC 1870 section 6.1). */
class RefusalRepliesTest {
    private static final String NEVER = "RFC7504-3-1";
    private static final String TOO_BIG = "RFC1870-6.1-1";

    @ParameterizedTest
    @ValueSource(strings = {"MAIL FROM:<>", "RCPT TO:<a@b>", "DATA", "BDAT 0 LAST", "AUTH PLAIN"})
    void whoAnswersMailTakesIt(String command) {
        Scene.PLAIN.answer(command, "521 no").warn(NEVER);
        Scene.PLAIN.answer(command, "550 no").keep(NEVER);
        Scene.PLAIN.answer(command, "250 ok").saysNothingOf(NEVER);
    }

    @Test
    void otherCommandsSayNothingOfIt() {
        Scene.PLAIN.answer("NOOP", "521 no").saysNothingOf(NEVER);
    }

    @Test
    void theMessageIsTooBigAndNotTheMailbox() {
        Scene.PLAIN.answer("MAIL FROM:<> SIZE=9", "552 5.2.3 no").warn(TOO_BIG);
        Scene.PLAIN.answer("MAIL FROM:<> SIZE=9", "552 5.3.4 no").saysNothingOf(TOO_BIG);
        Scene.PLAIN.answer("MAIL FROM:<> SIZE=9", "550 5.2.3 no").saysNothingOf(TOO_BIG);
        Scene.PLAIN.answer("RCPT TO:<a@b>", "552 5.2.3 no").saysNothingOf(TOO_BIG);
    }
}

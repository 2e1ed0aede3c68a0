package org.msakit.replies;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Enhanced status codes, where they are offered and where not (RFC 2034 section 4, RFC 3463 section 2, RFC 5248). */
class EnhancedCodesTest {
    private static final String SYNTAX = "RFC3463-2-1";
    private static final String REGISTERED = "RFC3463-2-2";
    private static final String PAIR = "RFC5248-2.4-1";
    private static final String PRESENT = "RFC2034-4-1";
    private static final String SAME_CLASS = "RFC2034-4-2";
    private static final String EVERY_LINE = "RFC2034-4-3";
    private static final String NOT_IN_354 = "RFC2034-4-4";

    private static final Scene OFFERED = Scene.PLAIN.offering("ENHANCEDSTATUSCODES");

    @Test
    void onceOfferedTheyAreGiven() {
        OFFERED.answer("NOOP", "250 2.0.0 ok")
                .keep(PRESENT)
                .keep(SAME_CLASS)
                .keep(SYNTAX)
                .saysNothingOf(EVERY_LINE);
        OFFERED.answer("NOOP", "250 ok")
                .breaks(PRESENT)
                .saysNothingOf(SAME_CLASS)
                .saysNothingOf(SYNTAX)
                .saysNothingOf(REGISTERED);
        Scene.PLAIN.answer("NOOP", "250 ok").saysNothingOf(PRESENT);
        Scene.PLAIN.answer("NOOP", "250 2.0.0 ok").saysNothingOf(PRESENT).keep(SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EHLO x", "HELO x"})
    void greetingsHaveNone(String command) {
        OFFERED.answer(command, "250 mx").saysNothingOf(PRESENT);
        OFFERED.greeting("220 mx").saysNothingOf(PRESENT);
        OFFERED.answer("NOOP", "ok").saysNothingOf(PRESENT);
    }

    @Test
    void classesOfBothCodesAreTheSame() {
        OFFERED.answer("NOOP", "550 5.7.1 no").keep(SAME_CLASS);
        OFFERED.answer("NOOP", "550 4.7.1 no").breaks(SAME_CLASS).saysNothingOf(PAIR);
    }

    @Test
    void eachLineHasTheSame() {
        OFFERED.answer("HELP", "214-2.0.0 one", "214 2.0.0 two").keep(EVERY_LINE);
        OFFERED.answer("HELP", "214-2.0.0 one", "214 2.0.1 two").breaks(EVERY_LINE);
        OFFERED.answer("HELP", "214-2.0.0 one", "214 two").breaks(EVERY_LINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.7 no", "5.07.1 no", "3.7.1 no", "5.7.1.1 no", "5.7.1000"})
    void dottedNumbersThatAreNone(String text) {
        OFFERED.answer("NOOP", "550 " + text)
                .breaks(SYNTAX)
                .saysNothingOf(PRESENT)
                .saysNothingOf(REGISTERED);
    }

    @Test
    void registeredOnesAreUsed() {
        OFFERED.answer("NOOP", "250 2.0.0 ok").keep(REGISTERED);
        OFFERED.answer("NOOP", "250 2.0.9 ok").warn(REGISTERED).because(REGISTERED, "not registered: 2.0.9");
    }

    @Test
    void theRegistryPairsThemWithReplyCodes() {
        OFFERED.answer("RCPT TO:<a@b>", "550 5.1.1 no").keep(PAIR);
        OFFERED.answer("RCPT TO:<a@b>", "554 5.1.1 no").warn(PAIR).because(PAIR, "an unusual pair: 554 5.1.1");
        OFFERED.answer("RCPT TO:<a@b>", "554 5.1.2 no").saysNothingOf(PAIR);
        OFFERED.answer("RCPT TO:<a@b>", "450 4.1.1 later").saysNothingOf(PAIR);
    }

    @Test
    void intermediateRepliesHaveNone() {
        OFFERED.answer("DATA", "354 go").keep(NOT_IN_354).saysNothingOf(PRESENT);
        OFFERED.answer("DATA", "354 2.0.0 go").warn(NOT_IN_354).saysNothingOf(SYNTAX);
        OFFERED.answer("AUTH LOGIN", "334 VXNlcm5hbWU6")
                .saysNothingOf(NOT_IN_354)
                .saysNothingOf(PRESENT);
        OFFERED.answer("NOOP", "250 2.0.0 ok").saysNothingOf(NOT_IN_354);
    }
}

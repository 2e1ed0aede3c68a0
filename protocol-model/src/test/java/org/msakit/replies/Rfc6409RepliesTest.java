package org.msakit.replies;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msakit.policy.Admission;

/** What a submission server offers, and which code says no in general (RFC 6409 sections 4.1 and 7). */
class Rfc6409RepliesTest {
    private static final String GENERAL = "RFC6409-4.1-1";

    @Test
    void queuesAreNotRunThere() {
        Scene.PLAIN.ehlo("SIZE").keep("RFC6409-7-6");
        Scene.PLAIN.ehlo("ETRN").breaks("RFC6409-7-6");
        Scene.PLAIN.ehlo("ATRN").breaks("RFC6409-7-6");
        Scene.PLAIN.admitting(Admission.REJECTED).ehlo("ETRN").breaks("RFC6409-7-6");
        Scene.PLAIN.onAnotherPort().ehlo("ETRN").saysNothingOf("RFC6409-7-6");
        Scene.PLAIN.answer("HELO x", "250 mx").saysNothingOf("RFC6409-7-6");
    }

    @Test
    void loginIsOfferedUnderTls() {
        Scene.PLAIN.underTls().ehlo("AUTH PLAIN").keep("RFC6409-7-1");
        Scene.PLAIN.underTls().ehlo("SIZE").breaks("RFC6409-7-1");
        Scene.PLAIN.underTls().loggedIn().ehlo("SIZE").saysNothingOf("RFC6409-7-1");
        Scene.PLAIN.underTls().admitting(Admission.REJECTED).ehlo("SIZE").saysNothingOf("RFC6409-7-1");
        Scene.PLAIN.ehlo("SIZE").saysNothingOf("RFC6409-7-1");
    }

    @ParameterizedTest
    @CsvSource({
        "PIPELINING, RFC6409-7-2",
        "ENHANCEDSTATUSCODES, RFC6409-7-3",
        "DSN, RFC6409-7-4",
        "8BITMIME, RFC6409-7-5"
    })
    void whatAServerShouldOfferIsSeenBehindALogin(String keyword, String requirement) {
        Scene.PLAIN.loggedIn().ehlo(keyword).keep(requirement);
        Scene.PLAIN.loggedIn().ehlo("SIZE").warn(requirement).because(requirement, keyword + " not offered");
        Scene.PLAIN.ehlo("SIZE").saysNothingOf(requirement);
        Scene.PLAIN.loggedIn().admitting(Admission.REJECTED).ehlo("SIZE").saysNothingOf(requirement);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL FROM:<>", "RCPT TO:<a@example.test>", "DATA", "BDAT 5 LAST"})
    void theGeneralRefusalIs554(String command) {
        Scene.PLAIN.answer(command, "554 no").keep(GENERAL);
        Scene.PLAIN.answer(command, "550 no").saysNothingOf(GENERAL);
        Scene.PLAIN.answer(command, "571 no").warn(GENERAL).because(GENERAL, "571 where 554 is the general refusal");
        Scene.PLAIN.answer(command, "471 no").saysNothingOf(GENERAL);
    }

    @Test
    void soItIsBehindTheEndOfDataAndNowhereElse() {
        Scene.PLAIN.content("554 no").keep(GENERAL);
        Scene.PLAIN.content("571 no").warn(GENERAL);
        Scene.PLAIN.content("250 ok").saysNothingOf(GENERAL);
        Scene.PLAIN.answer("VRFY a", "554 no").saysNothingOf(GENERAL);
    }
}

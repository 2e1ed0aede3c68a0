package org.msakit.rules;

import org.junit.jupiter.api.Test;
import org.msakit.model.Cause;
import org.msakit.model.Transaction.Stage;
import org.msakit.model.Transaction.Trait;
import org.msakit.wire.Octets;

/** Command lines that hold UTF-8, or what should be (RFC 6531 sections 3.2 to 3.5, RFC 5321 section 2.4). */
class Rfc6531SmtpUtf8Test {
    private static final Place OFFERED = Place.READY.offering("SMTPUTF8");
    private static final String SENDER = "<d\u00E9@example.test>";
    private static final String LATIN_1 = "<d\u00E9e@example.test>";

    private static Answers utf8(Place place, String line) {
        return place.raw(Octets.line(line));
    }

    private static Answers latin1(Place place, String line) {
        return place.raw(new Octets(line + "\r\n"));
    }

    @Test
    void askedForItIsTaken() {
        utf8(OFFERED, "MAIL FROM:" + SENDER + " SMTPUTF8")
                .keep("250|550|553", "RFC6531-3.2-1")
                .violate("500|501|504|530|555|354", "RFC6531-3.2-1")
                .leadTo(250, state -> state.mail().has(Trait.UTF_8))
                .leadTo(550, state -> !state.mail().open());
        utf8(OFFERED.mail(Stage.SENDER, Trait.UTF_8), "RCPT TO:" + SENDER)
                .keep("250|251|550|553", "RFC6531-3.2-1")
                .violate("501", "RFC6531-3.2-1")
                .leadTo(250, state -> state.mail().hasRecipients())
                .leadTo(550, state -> state.mail().cause() == Cause.REFUSED_RCPT);
    }

    @Test
    void notAskedForItIsRefused() {
        utf8(OFFERED, "MAIL FROM:" + SENDER)
                .keep("550", "RFC6531-3.5-2")
                .tolerate("553|501", "RFC6531-3.5-2")
                .violate("250|354", "RFC6531-3.5-2")
                .leadTo(250, state -> state.mail().has(Trait.UTF_8));
        utf8(OFFERED.mail(Stage.SENDER), "RCPT TO:" + SENDER)
                .keep("553", "RFC6531-3.5-1")
                .tolerate("550", "RFC6531-3.5-1")
                .violate("250|354", "RFC6531-3.5-1")
                .leadTo(553, state -> state.mail().cause() == Cause.REFUSED_RCPT);
    }

    @Test
    void whatIsNoUtf8IsRefusedAnyway() {
        latin1(OFFERED, "MAIL FROM:" + LATIN_1 + " SMTPUTF8")
                .keep("501|553", "RFC6531-3.2-2")
                .violate("250|354", "RFC6531-3.2-2");
        latin1(OFFERED, "MAIL FROM:" + LATIN_1)
                .keep("500|501|550|553", "RFC5321-2.4-6")
                .tolerate("555", "RFC5321-2.4-6")
                .violate("250|354", "RFC5321-2.4-6")
                .leadTo(501, state -> !state.mail().open());
        latin1(OFFERED.mail(Stage.SENDER), "RCPT TO:" + LATIN_1)
                .keep("500|501|553", "RFC5321-2.4-6")
                .tolerate("550", "RFC5321-2.4-6")
                .violate("250", "RFC5321-2.4-6");
    }

    @Test
    void withoutTheExtensionEightBitsHaveNoPlace() {
        utf8(Place.READY, "MAIL FROM:" + SENDER)
                .keep("501|550", "RFC5321-2.4-6")
                .violate("250", "RFC5321-2.4-6");
        utf8(Place.READY, "MAIL FROM:" + SENDER + " SMTPUTF8").leaveOpen("250|555");
    }

    @Test
    void questionsAreAnsweredAsOthersAre() {
        for (String verb : new String[] {"VRFY", "EXPN"}) {
            utf8(OFFERED, verb + " d\u00E9")
                    .keep("252|250|550", "RFC6531-3.7.4-2")
                    .violate("354", "RFC6531-3.7.4-2");
            utf8(Place.READY, verb + " d\u00E9").leaveOpen("250|500|354");
        }
    }

    @Test
    void elsewhereItIsNotJudged() {
        utf8(OFFERED.loggedOut(Cause.NEVER_BEGUN), "MAIL FROM:" + SENDER).leaveOpen("250|530");
        utf8(OFFERED.at(OFFERED.state().afterHelo()), "MAIL FROM:" + SENDER).leaveOpen("250|550");
        utf8(OFFERED.mail(Stage.SENDER), "MAIL FROM:" + SENDER).leaveOpen("250|503");
        utf8(OFFERED, "RCPT TO:" + SENDER).leaveOpen("250|503");
        utf8(OFFERED.mail(Stage.SENDER, Trait.UTF_8), "RCPT TO:" + SENDER + " SMTPUTF8")
                .leaveOpen("250|555");
        utf8(OFFERED, "MAIL FROM:" + SENDER + " SIZE=1").leaveOpen("250|555");
        utf8(OFFERED, "NOOP d\u00E9").leaveOpen("250|500");
    }
}

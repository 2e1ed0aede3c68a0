package org.msakit.rules;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msakit.model.Cause;
import org.msakit.model.Transaction.Stage;
import org.msakit.policy.Admission;

/** Paths that are unusual and right, and paths that are wrong (RFC 5321 section 4.1.2, RFC 6409 sections 4.2 and 5.1). */
class Rfc5321PathsTest {
    private static final Place SENDER = Place.READY.mail(Stage.SENDER);
    private static final String LONG_LOCAL_PART = "x".repeat(64) + "@example.test";
    private static final String LONG_PATH = "x@" + "a.".repeat(124) + "test.";

    private static Answers mail(String path) {
        return Place.READY.command("MAIL FROM:<" + path + ">");
    }

    private static Answers rcpt(String path) {
        return SENDER.command("RCPT TO:<" + path + ">");
    }

    @ParameterizedTest
    @CsvSource({
        "'@a.test,@b.test:c@d.test', RFC5321-4.1.2-2",
        "\"a b\"@example.test, RFC5321-4.1.2-3",
        "a@[192.0.2.1], RFC5321-4.1.3-2"
    })
    void anUnusualPathIsTakenOrRefusedForAnotherReason(String path, String requirement) {
        for (Answers answers : new Answers[] {mail(path), rcpt(path)}) {
            answers.keep("250|251|550|551", requirement).leaveOpen("552|554").violate("500|501|553|555", requirement);
        }
    }

    @Test
    void aPathMayBeUnusualInTwoWays() {
        rcpt("\"a b\"@[192.0.2.1]").keep("250|550", "RFC5321-4.1.2-3", "RFC5321-4.1.3-2");
    }

    @Test
    void lengthsHaveToBeTaken() {
        rcpt(LONG_LOCAL_PART)
                .keep("250|550", "RFC5321-4.5.3.1.1-1")
                .leaveOpen("552|553|554", "RFC5321-4.5.3.1.1-1")
                .violate("500|501", "RFC5321-4.5.3.1.1-1");
        String path = "x@" + "a.".repeat(124) + "tesT";
        mail(path)
                .keep("250|550", "RFC5321-4.5.3.1.3-1")
                .leaveOpen("552|553|554", "RFC5321-4.5.3.1.3-1")
                .violate("501", "RFC5321-4.5.3.1.3-1");
    }

    /** Section 4.5.3.1.10 refuses by 501 what no server has to take; the DNS has no label of 64 octets. */
    @Test
    void whatIsLongerMayBeRefusedForItsLength() {
        for (String path : List.of(
                "x" + LONG_LOCAL_PART,
                "yx@" + "a.".repeat(124) + "tesT",
                "a@" + "b.".repeat(125) + "tests1",
                "a@" + "b".repeat(64) + ".test")) {
            for (Answers answers : new Answers[] {mail(path), rcpt(path)}) {
                answers.leaveOpen("250|251|500|501|550|552|553").violate("354", "RFC5321-4.2-5");
            }
            mail(path)
                    .leadTo(250, state -> state.mail().open())
                    .leadTo(501, state -> !state.mail().open());
            rcpt(path)
                    .leadTo(250, state -> state.mail().hasRecipients())
                    .leadTo(501, state -> state.mail().cause() == Cause.REFUSED_RCPT);
        }
        mail("a@" + "b".repeat(63) + ".test").keep("250", "RFC5321-4.5.1-3").violate("501", "RFC5321-4.5.1-3");
        mail("a@[IPv6:" + "1:".repeat(7) + "1]").keep("250", "RFC5321-4.1.3-2");
    }

    @Test
    void relayingOfALongPathNeedsARightToo() {
        Place.READY
                .admitting(Admission.LOCAL_ONLY)
                .loggedOut(Cause.NEVER_BEGUN)
                .mail(Stage.SENDER)
                .command("RCPT TO:<a@" + "b".repeat(64) + ".test>")
                .violate("250", "RFC5068-3.2-1");
    }

    @Test
    void anEmptyQuotedStringMayBeRefusedAsMalformed() {
        mail("\"\"@example.test").keep("250|550", "RFC5321-4.1.2-3").tolerate("500|501|553", "RFC5321-4.1.2-3");
    }

    @Test
    void unusualPathsLeadOnAsOthersDo() {
        rcpt("\"a b\"@example.test")
                .leadTo(250, state -> state.mail().hasRecipients())
                .leadTo(550, state -> state.mail().cause() == Cause.REFUSED_RCPT)
                .leadTo(554, state -> state.mail().cause() == Cause.REFUSED_RCPT);
        mail("\"a b\"@example.test")
                .leadTo(250, state -> state.mail().open())
                .leadTo(550, state -> !state.mail().open());
    }

    @Test
    void aKnownMailboxInAnotherSpellingIsAccepted() {
        rcpt("\"alice\"@example.test")
                .keep("250|251", "RFC5321-4.1.2-3")
                .leaveOpen("550|554")
                .violate("501|555", "RFC5321-4.1.2-3")
                .leadTo(550, state -> state.mail().cause() == Cause.REFUSED_RCPT);
    }

    @Test
    void withParametersOnlyThoseAreJudged() {
        Place.READY
                .offering("SIZE")
                .command("MAIL FROM:<\"a b\"@x.test> SIZE=1")
                .keep("250", "RFC5321-4.5.1-3");
        Place.READY.offering("SIZE").command("MAIL FROM:<a@nodot> SIZE=1").keep("250", "RFC5321-4.5.1-3");
        SENDER.offering("DSN").command("RCPT TO:<a@nodot> NOTIFY=NEVER").keep("250", "RFC3461-5.1-5");
        SENDER.offering("DSN").command("RCPT TO:<\"a b\"@x.test> NOTIFY=NEVER").keep("250", "RFC3461-5.1-5");
    }

    @Test
    void aDomainOfOneLabelIsNoAddress() {
        for (Answers answers : new Answers[] {mail("a@nodot"), rcpt("a@nodot")}) {
            answers.keep("554", "RFC6409-4.2-1")
                    .tolerate("550|501", "RFC6409-4.2-1")
                    .leaveOpen("250|251")
                    .violate("354", "RFC6409-4.2-1");
        }
        rcpt("a@nodot")
                .leadTo(554, state -> state.mail().cause() == Cause.REFUSED_RCPT)
                .leadTo(250, s -> s.mail().hasRecipients());
    }

    @Test
    void noDomainAtAllIsNoAddressEither() {
        mail("alice")
                .keep("501|550|553|554", "RFC6409-4.2-1")
                .tolerate("555", "RFC6409-4.2-1")
                .leaveOpen("250|251");
        rcpt("alice").keep("501|550|553|554", "RFC6409-4.2-4").violate("354", "RFC6409-4.2-4");
        mail("alice").violate("354", "RFC6409-4.2-1");
    }

    @ParameterizedTest
    @CsvSource({
        "a@[300.1.1.1], RFC5321-4.1.3-3",
        "a@[], RFC5321-4.1.3-3",
        "a@under_score.test, RFC5321-4.1.2-1",
        "a@-x.test, ''",
        "a b@example.test, ''",
        "a..b@example.test, ''",
        "@example.test, ''",
        "'a@b,c', ''"
    })
    void aPathThatIsNoneIsRefused(String path, String requirement) {
        String ofMail = requirement.isEmpty() ? "RFC6409-5.1-1" : requirement;
        String ofRcpt = requirement.isEmpty() ? "RFC6409-5.1-2" : requirement;
        mail(path)
                .keep("501", ofMail)
                .tolerate("553|550", ofMail)
                .violate("250|251|354", ofMail)
                .leadTo(250, state -> state.mail().open())
                .leadTo(501, state -> !state.mail().open());
        rcpt(path)
                .keep("501", ofRcpt)
                .violate("250|354", ofRcpt)
                .leadTo(250, state -> state.mail().hasRecipients())
                .leadTo(501, state -> state.mail().cause() == Cause.REFUSED_RCPT);
    }

    @Test
    void theDotOfTheRootMayBeTolerated() {
        mail("a@example.test.")
                .keep("501", "RFC6409-5.1-1")
                .tolerate("553", "RFC6409-5.1-1")
                .leaveOpen("250|251")
                .violate("354", "RFC6409-5.1-1");
        rcpt(LONG_PATH).leaveOpen("250").keep("501", "RFC6409-5.1-2");
    }
}

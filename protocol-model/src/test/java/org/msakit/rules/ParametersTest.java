package org.msakit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msakit.model.Cause;
import org.msakit.model.Transaction.Stage;
import org.msakit.model.Transaction.Trait;

/** Parameters of MAIL and RCPT: which values an extension defines, and what becomes of all others. */
class ParametersTest {
    private static final String VALID_MAIL = "RFC5321-4.5.1-3";
    private static final Place MAIL = Place.READY.offering(
            "SIZE 1000",
            "DSN",
            "AUTH PLAIN",
            "8BITMIME",
            "BINARYMIME",
            "CHUNKING",
            "SMTPUTF8",
            "DELIVERBY 60,x",
            "FUTURERELEASE 3600 2030-01-01T00:00:00Z",
            "MT-PRIORITY",
            "REQUIRETLS");
    private static final Place RCPT = MAIL.mail(Stage.SENDER);

    private static Answers mail(String parameters) {
        return MAIL.command("MAIL FROM:<a@example.test> " + parameters);
    }

    private static Answers rcpt(String parameters) {
        return RCPT.command("RCPT TO:<alice@example.test> " + parameters);
    }

    /** A value has to be taken, or refused for reasons that are not its own. */
    @ParameterizedTest
    @CsvSource({
        "SIZE=0, RFC1870-6.1-2",
        "size=1000, RFC1870-6.1-2",
        "RET=FULL, RFC3461-5.1-1",
        "RET=hdrs, RFC3461-5.1-1",
        "ENVID=a+2Bb, RFC3461-5.1-1",
        "ENVID=+20+7E, RFC3461-5.1-1",
        "AUTH=<>, RFC4954-5-1",
        "AUTH=a.b@example.test, RFC4954-5-1",
        "AUTH=e+3Dmc2@example.test, RFC4954-5-1",
        "AUTH=+3C+3E, RFC4954-5-3",
        "BODY=7BIT, RFC6152-3-1",
        "BODY=8bitmime, RFC6152-3-1",
        "BODY=BINARYMIME, RFC3030-3-2",
        "SMTPUTF8, RFC6531-3.4-1",
        "HOLDFOR=1, RFC4865-4.2-2",
        "HOLDFOR=3600, RFC4865-4.2-2",
        "HOLDUNTIL=2030-01-01T00:00:00Z, RFC4865-4.2-2",
        "HOLDUNTIL=2029-12-31T23:00:00.5-00:30, RFC4865-4.2-2",
        "MT-PRIORITY=0, RFC6710-4.1-2",
        "MT-PRIORITY=-9, RFC6710-4.1-2",
        "MT-PRIORITY=9, RFC6710-4.1-2",
        "REQUIRETLS, RFC8689-2-1",
        "BY=60;R, RFC2852-4-1",
        "BY=0;N, RFC2852-4-1",
        "BY=-1;nt, RFC2852-4-1",
        "BY=+999999999;RT, RFC2852-4-1"
    })
    void aLawfulValueOfMail(String parameter, String requirement) {
        mail(parameter)
                .keep("250", VALID_MAIL, requirement)
                .leaveOpen("550|553|554")
                .violate("501|500|503|504|354", requirement);
    }

    /** 501 fits a value that is not; what else is right in effect differs. */
    @ParameterizedTest
    @CsvSource({
        "SIZE=-1, RFC1870-3-3, 501, 555",
        "SIZE=x, RFC1870-3-3, 501, 550",
        "SIZE, RFC1870-3-3, 501, 550",
        "SIZE=123456789012345678901, RFC1870-3-3, 501, 550",
        "RET=ALL, RFC3461-5.1-2, 501, 555",
        "RET, RFC3461-5.1-2, 501, 555",
        "ENVID=a+2, RFC3461-5.1-3, 501, 550",
        "ENVID, RFC3461-5.1-3, 501, 250",
        "ENVID=+07, RFC3461-5.1-3, 501, 250",
        "ENVID=+1F, RFC3461-5.1-3, 501, 250",
        "ENVID=+7F, RFC3461-5.1-3, 501, 250",
        "ENVID=a+2bb, RFC3461-5.1-3, 501, 250",
        "AUTH=a+zz@x, RFC4954-5-3, 501, 250",
        "AUTH=alice, RFC4954-5-3, 501, 250",
        "AUTH, RFC4954-5-3, 501, 250",
        "BODY=9BIT, RFC6152-2-2, 501|504|555, 550",
        "BODY, RFC6152-2-2, 501|504|555, 550",
        "SMTPUTF8=YES, RFC6531-3.4-1, 501|555, 550",
        "HOLDFOR=0, RFC4865-4.2-3, 501, 550",
        "HOLDFOR=3601, RFC4865-4.2-3, 501, 550",
        "HOLDFOR, RFC4865-4.2-3, 501, 550",
        "HOLDUNTIL=2030-01-01T00:00:01Z, RFC4865-4.2-3, 501, 550",
        "HOLDUNTIL=tomorrow, RFC4865-4.2-3, 501, 550",
        "HOLDUNTIL=2029-13-01T00:00:00Z, RFC4865-4.2-3, 501, 550",
        "MT-PRIORITY=10, RFC6710-4.1-1, 501, 550",
        "MT-PRIORITY=-0, RFC6710-4.1-1, 501, 550",
        "MT-PRIORITY, RFC6710-4.1-1, 501, 550",
        "REQUIRETLS=1, RFC8689-2-1, 501|555, 550",
        "BY=x, RFC2852-4-3, 501, 555",
        "BY, RFC2852-4-3, 501, 555",
        "BY=60;X, RFC2852-4-3, 501, 555",
        "BY=0;R, RFC2852-4-2, 501, 550",
        "BY=-5;RT, RFC2852-4-2, 501, 550",
        "BY=59;R, RFC2852-3-1, 550|551|552|553|554|555, 501",
        "HOLDFOR=10 HOLDFOR=10, RFC4865-4.2-4, 501, 550",
        "HOLDFOR=10 HOLDUNTIL=2029-01-01T00:00:00Z, RFC4865-4.2-4, 501, 550",
        "HOLDFOR=101 BY=100;R, RFC4865-5.2.2-1, 501, 550",
        "RET=FULL RET=FULL, RFC3461-5.1-4, 501, 550",
        "ENVID=a ENVID=a, RFC3461-5.1-4, 501, 550",
        "MT-PRIORITY=1 MT-PRIORITY=1, RFC6710-4.1-1, 501, 550",
        "BODY=7BIT BODY=7BIT, RFC6152-2-2, 501|504|555, 250",
        "SIZE=4294967297, RFC1870-3-2, 552, 501"
    })
    void anUnlawfulValueOfMail(String parameter, String requirement, String codes, String inEffect) {
        Answers answers = mail(parameter).keep(codes, requirement).tolerate(inEffect, requirement);
        if (!inEffect.equals("250")) {
            answers.violate("250", requirement);
        }
        answers.violate("354|334", requirement);
    }

    @Test
    void aValueWithASecondEqualsSignIsNoParameterAtAll() {
        mail("SIZE=1=2")
                .keep("501|555", "RFC1870-3-3", "RFC5321-4.1.2-5")
                .violate("250", "RFC1870-3-3", "RFC5321-4.1.2-5");
    }

    @Test
    void whatIsTooBigIsRefusedBy552Alone() {
        mail("SIZE=1001").keep("552", "RFC1870-6.1-1").violate("250|501|550|554", "RFC1870-6.1-1");
        mail("SIZE=4294967296").keep("552", "RFC1870-6.1-1").violate("501", "RFC1870-6.1-1");
        mail("SIZE=1 SIZE=2").keep("250|501", "RFC1870-6-1").leaveOpen("550|552");
        mail("SIZE=1000").violate("552", "RFC1870-6.1-2");
    }

    @Test
    void withoutALimitOnlySmallSizesAreCertain() {
        for (String offer : new String[] {"SIZE", "SIZE 0"}) {
            Place unlimited = Place.READY.offering(offer);
            unlimited
                    .command("MAIL FROM:<a@example.test> SIZE=9999")
                    .keep("250", VALID_MAIL)
                    .leaveOpen("552");
            unlimited.command("MAIL FROM:<a@example.test> SIZE=10000").leaveOpen("250|552|501");
        }
    }

    @Test
    void someValuesAreNotJudged() {
        mail("ENVID=" + "x".repeat(101)).leaveOpen("250|501|555");
        mail("AUTH=\"a\"@example.test").leaveOpen("250|501");
        mail("SIZE=1 NOSUCH=1").leaveOpen("250|501|555");
        rcpt("NOTIFY=DELAY,DELAY").leaveOpen("250|501");
        rcpt("ORCPT=x400;a+40b").leaveOpen("250|501");
        rcpt("ORCPT=rfc822;alice").leaveOpen("250|501");
        rcpt("ORCPT=rfc822;+07@b").leaveOpen("250|501");
        rcpt("ORCPT=rfc822;a@" + "x".repeat(492)).leaveOpen("250|501");
        Place undated = Place.READY.offering("FUTURERELEASE 3600");
        undated.command("MAIL FROM:<a@example.test> HOLDUNTIL=2029-01-01T00:00:00Z")
                .leaveOpen("250|501");
    }

    @Test
    void theLongestValuesHaveRowsOfTheirOwn() {
        mail("ENVID=" + "x".repeat(100))
                .keep("250", VALID_MAIL, "RFC3461-5.4-1")
                .violate("501", "RFC3461-5.4-1");
        rcpt("ORCPT=rfc822;a@" + "x".repeat(491)).keep("250", "RFC3461-5.4-1").violate("501", "RFC3461-5.4-1");
        mail("AUTH=" + "+41".repeat(150)).keep("250", VALID_MAIL, "RFC4954-3-2").violate("500", "RFC4954-3-2");
        mail("AUTH=" + "+41".repeat(149)).leaveOpen("250|501");
    }

    @Test
    void aHoldMayEndWithTheTimeToDeliver() {
        mail("HOLDFOR=100 BY=100;R").keep("250", VALID_MAIL, "RFC4865-4.2-2", "RFC2852-4-1");
        mail("HOLDFOR=101 BY=100;N").keep("250", VALID_MAIL, "RFC4865-4.2-2", "RFC2852-4-1");
        mail("HOLDFOR=x BY=100;R").keep("501", "RFC4865-4.2-3");
        mail("HOLDFOR=100 BY=0;R").keep("501", "RFC2852-4-2");
    }

    /** RFC 4865 section 5.2.2: the times of the two are compared on the server's clock. */
    @Test
    void whetherAHoldUntilATimeOfDayOutlastsTheTimeToDeliverIsNotJudged() {
        String until = "HOLDUNTIL=2029-01-01T00:00:00Z";
        mail(until + " BY=100;R").leaveOpen("250|501|550").violate("354", VALID_MAIL);
        mail("BY=100;R " + until).leaveOpen("250|501");
        mail(until + " BY=100;N")
                .keep("250", VALID_MAIL, "RFC4865-4.2-2", "RFC2852-4-1")
                .violate("501", "RFC4865-4.2-2", "RFC2852-4-1");
    }

    @Test
    void byTimesHaveNoBoundWhereNoneIsNamed() {
        for (String offer : new String[] {"DELIVERBY", "DELIVERBY x"}) {
            Place.READY
                    .offering(offer)
                    .command("MAIL FROM:<a@example.test> BY=1;R")
                    .keep("250", VALID_MAIL, "RFC2852-4-1")
                    .tolerate("455|555", "RFC2852-4-1");
        }
    }

    @Test
    void holdsHaveTheBoundsThatAreOffered() {
        Place unbounded = Place.READY.offering("FUTURERELEASE x");
        unbounded.command("MAIL FROM:<a@example.test> HOLDFOR=1").keep("501", "RFC4865-4.2-3");
    }

    @ParameterizedTest
    @CsvSource({
        "NOTIFY=NEVER, RFC3461-5.1-5",
        "'notify=success,Failure,DELAY', RFC3461-5.1-5",
        "ORCPT=rfc822;a+2Bb@example.test, RFC3461-5.1-5",
        "ORCPT=RFC822;a@b, RFC3461-5.1-5"
    })
    void aLawfulValueOfRcpt(String parameter, String requirement) {
        rcpt(parameter).keep("250|251", requirement).leaveOpen("550|554").violate("501|555", requirement);
    }

    @ParameterizedTest
    @CsvSource({
        "'NOTIFY=NEVER,DELAY', RFC3461-5.1-6, 553",
        "NOTIFY=, RFC3461-5.1-6, 555",
        "NOTIFY=ALWAYS, RFC3461-5.1-6, 555",
        "NOTIFY, RFC3461-5.1-6, 555",
        "ORCPT=rfc822, RFC3461-5.1-7, 553",
        "ORCPT=;a@b, RFC3461-5.1-7, 553",
        "ORCPT=rfc822;, RFC3461-5.1-7, 553",
        "ORCPT=rfc_822;a@b, RFC3461-5.1-7, 553",
        "ORCPT=rfc822;a+4@b, RFC3461-5.1-7, 553",
        "NOTIFY=NEVER NOTIFY=NEVER, RFC3461-5.1-8, 550",
        "ORCPT=rfc822;a@b ORCPT=rfc822;a@b, RFC3461-5.1-8, 550"
    })
    void anUnlawfulValueOfRcpt(String parameter, String requirement, String inEffect) {
        rcpt(parameter)
                .keep("501", requirement)
                .tolerate(inEffect, requirement)
                .violate("250", requirement)
                .leadTo(
                        501,
                        state -> state.mail().cause() == Cause.REFUSED_RCPT
                                && state.mail().open());
    }

    @Test
    void certainRecipientsMustBeTakenWithLawfulParameters() {
        MAIL.mail(Stage.RECIPIENTS)
                .command("RCPT TO:<alice@example.test> NOTIFY=NEVER")
                .keep("250", "RFC3461-5.1-5")
                .violate("550", "RFC3461-5.1-5");
        MAIL.mail(Stage.RECIPIENTS)
                .command("RCPT TO:<bob@example.test> NOTIFY=NEVER")
                .leaveOpen("550");
    }

    /** RFC 5321 section 4.1.1.11. */
    @Test
    void whatNoExtensionDefinesIsRefusedBy555() {
        String mail = "RFC5321-4.1.1.11-1";
        mail("ZZTOP=1").keep("555", mail).tolerate("501|503|504|550", mail).violate("250|500|554", mail);
        Place.READY
                .command("MAIL FROM:<a@example.test> SIZE=1")
                .keep("555", mail)
                .violate("250", mail);
        Place.READY.command("MAIL FROM:<a@example.test> BODY=7BIT").keep("555", mail);
        String rcpt = "RFC5321-4.1.1.11-2";
        Place.READY
                .mail(Stage.SENDER)
                .command("RCPT TO:<a@example.test> NOTIFY=NEVER")
                .keep("555", rcpt)
                .tolerate("501", rcpt)
                .violate("250", rcpt)
                .leadTo(555, state -> state.mail().cause() == Cause.REFUSED_PARAMETER);
    }

    /** RFC 5321 section 4.1.1.11: a server may recognize there what its EHLO reply would have offered. */
    @Test
    void behindHeloParametersOfExtensionsAreNotJudged() {
        Place helo = Place.READY.at(Place.READY.state().afterHelo());
        helo.command("MAIL FROM:<a@example.test> SIZE=1")
                .leaveOpen("250|501|555")
                .violate("354", VALID_MAIL);
        helo.mail(Stage.SENDER)
                .command("RCPT TO:<a@example.test> NOTIFY=NEVER")
                .leaveOpen("250|501|555")
                .violate("354", "RFC5321-4.2-5");
        helo.command("MAIL FROM:<a@example.test> ZZTOP=1")
                .keep("555", "RFC5321-4.1.1.11-1")
                .violate("250", "RFC5321-4.1.1.11-1");
    }

    @Test
    void whatIsNoParameterIsRefused() {
        mail("-X=1")
                .keep("501|555", "RFC5321-4.1.2-5")
                .tolerate("550", "RFC5321-4.1.2-5")
                .violate("250", "RFC5321-4.1.2-5");
        mail("X=").keep("501|555", "RFC5321-4.1.2-5");
        mail("NOSUCH=1").leaveOpen("250|501|555").violate("354", VALID_MAIL);
    }

    @Test
    void ofTwoFaultsNoneIsBlamed() {
        mail("SIZE=x BODY=9BIT").leaveOpen("250|501|555");
        mail("RET=ALL RET=ALL").leaveOpen("250|501|555");
        mail("SIZE=1 BODY=9BIT").keep("501", "RFC6152-2-2");
        mail("BODY=9BIT SIZE=1").keep("501", "RFC6152-2-2").violate("250", "RFC6152-2-2");
        mail("RET=FULL BODY=7BIT")
                .keep("250", VALID_MAIL, "RFC3461-5.1-1", "RFC6152-3-1")
                .violate("501", "RFC3461-5.1-1", "RFC6152-3-1");
    }

    @Test
    void bodiesOfOneExtensionAreNotThoseOfTheOther() {
        String binary = "MAIL FROM:<a@example.test> BODY=BINARYMIME";
        Place.READY
                .offering("8BITMIME")
                .command(binary)
                .keep("501|504|555", "RFC3030-3-4")
                .violate("250", "RFC3030-3-4");
        Place.READY.offering("BINARYMIME", "CHUNKING").command(binary).keep("250", VALID_MAIL, "RFC3030-3-2");
    }

    @Test
    void whatIsAskedForIsKnownInTheTransaction() {
        mail("BODY=binarymime").leadTo(250, state -> state.mail().has(Trait.BINARY));
        mail("SMTPUTF8").leadTo(250, state -> state.mail().has(Trait.UTF_8));
        mail("BODY=8BITMIME").leadTo(250, state -> state.mail().traits().isEmpty());
        MAIL.command("MAIL FROM:<> SIZE=1").leadTo(250, state -> state.mail().has(Trait.NULL_SENDER));
    }

    /** RFC 8689 section 2: without TLS nobody can promise it. */
    @Test
    void requireTlsInClearIsRefusedInEffect() {
        for (Place clear : new Place[] {
            Place.CONNECTED.offering("REQUIRETLS").loggedIn(),
            Place.CONNECTED.offering().loggedIn()
        }) {
            clear.command("MAIL FROM:<a@example.test> REQUIRETLS")
                    .keep("501|530|555", "RFC8689-2-2")
                    .tolerate("250", "RFC8689-2-2");
        }
        Place.READY.command("MAIL FROM:<a@example.test> REQUIRETLS").keep("555", "RFC5321-4.1.1.11-1");
    }

    @Test
    void xtextIsHexInUpperCase() {
        assertThat(Xtext.isPrintable("a+2Bb")).isTrue();
        assertThat(Xtext.isPrintable("a+2bb")).isFalse();
        assertThat(Xtext.isPrintable("a=b")).isFalse();
        assertThat(Xtext.isPrintable("+19")).isFalse();
        assertThat(Xtext.isLenient("a+2bb")).isTrue();
        assertThat(Xtext.isLenient("a+2")).isFalse();
        assertThat(Xtext.isLenient("a b")).isFalse();
    }
}

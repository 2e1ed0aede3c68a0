package org.msakit.rules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msakit.model.Cause;
import org.msakit.model.Transaction.Stage;
import org.msakit.model.Transaction.Trait;
import org.msakit.policy.Admission;

/** MAIL (RFC 5321 sections 3.3, 4.1.1.2 and 4.1.4), and the gate before it (RFC 6409 section 4.3). */
class Rfc5321MailTest {
    private static final String VALID = "RFC5321-4.5.1-3";
    private static final String MAIL = "MAIL FROM:<a@example.test>";
    private static final Place LOGGED_OUT = Place.READY.loggedOut(Cause.NEVER_BEGUN);

    @Test
    void anOrdinarySender() {
        Place.READY
                .command(MAIL)
                .keep("250", VALID)
                .leaveOpen("550|552|553|554")
                .violate("500|501|503|555|354", VALID)
                .violate("530", "RFC4954-4-1")
                .leadTo(
                        250,
                        state -> state.mail().stage() == Stage.SENDER
                                && state.mail().traits().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"RSET, RFC4954-4-24", "EHLO, RFC4954-4-24", "NOOP, RFC4954-4-24", "SECOND_AUTH, RFC4954-4-2"})
    void aLoginHolds(Cause cause, String requirement) {
        Place.READY
                .loggedIn(cause)
                .command(MAIL)
                .keep("250", VALID, requirement)
                .violate("530", requirement);
    }

    @ParameterizedTest
    @CsvSource({"END_OF_DATA, RFC5321-4.1.4-9", "RSET, RFC5321-4.1.1.5-1"})
    void aNewTransactionMayFollow(Cause cause, String requirement) {
        Place.READY
                .mail(Stage.NONE, cause)
                .command(MAIL)
                .keep("250", VALID, requirement)
                .violate("503", requirement);
    }

    @Test
    void andBehindEhloToo() {
        Place.READY
                .mail(Stage.NONE, Cause.EHLO)
                .command(MAIL)
                .keep("250", VALID)
                .violate("503", "RFC5321-4.1.4-3");
        Place.READY
                .admitting(Admission.RELAY)
                .loggedOut(Cause.RSET)
                .command(MAIL)
                .keep("250", VALID);
    }

    @Test
    void theNullSenderIsTakenBehindALogin() {
        Place.READY
                .command("MAIL FROM:<>")
                .keep("250", VALID, "RFC6409-3.2-1")
                .violate("501|550|530", "RFC6409-3.2-1")
                .leadTo(250, state -> state.mail().has(Trait.NULL_SENDER));
        LOGGED_OUT
                .admitting(Admission.RELAY)
                .command("MAIL FROM:<>")
                .keep("250", VALID)
                .leaveOpen("550")
                .leadTo(250, state -> state.mail().has(Trait.NULL_SENDER));
    }

    @Test
    void blanksAtTheEnd() {
        Place.READY
                .command(MAIL + " ")
                .keep("250", VALID, "RFC5321-4.1.1-1")
                .tolerate("501", "RFC5321-4.1.1-1")
                .violate("550|555", "RFC5321-4.1.1-1");
    }

    @Test
    void aBlankBeforeThePathMayBeTolerated() {
        Place.READY
                .command("MAIL FROM: <a@example.test>")
                .keep("250|501|555", "RFC5321-3.3-1")
                .violate("354", "RFC5321-3.3-1")
                .leadTo(250, state -> state.mail().open())
                .leadTo(501, state -> !state.mail().open());
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "MAIL a@example.test", "MAIL TO:<a@example.test>", "MAIL FROM:a@example.test"})
    void withoutAPath(String line) {
        Place.READY
                .command(line)
                .keep("501", "RFC5321-4.1.4-10")
                .tolerate("500|553|555", "RFC5321-4.1.4-10")
                .violate("250|550", "RFC5321-4.1.4-10")
                .leadTo(501, state -> !state.mail().open());
    }

    @Test
    void postmasterWithoutADomainIsNotJudged() {
        Place.READY.command("MAIL FROM:<Postmaster>").leaveOpen("250|501");
    }

    @Test
    void aSecondMailIsRefusedOrANewStart() {
        Place.READY
                .mail(Stage.RECIPIENTS)
                .command(MAIL)
                .keep("503")
                .leaveOpen("250")
                .violate("501|550", "RFC5321-4.1.4-8")
                .leadTo(
                        503,
                        state -> state.mail().stage() == Stage.RECIPIENTS
                                && state.mail().cause() == Cause.SECOND_MAIL)
                .leadTo(
                        250,
                        state -> state.mail().stage() == Stage.SENDER
                                && state.mail().cause() == Cause.SECOND_MAIL);
        Place.READY.mail(Stage.SENDER).command("MAIL x").leaveOpen("501").violate("354", "RFC5321-4.1.4-8");
        Place.READY.mail(Stage.SENDER).command(MAIL + " SIZE=1").leaveOpen("501");
        Place.READY
                .mail(Stage.BROKEN)
                .command(MAIL)
                .leaveOpen("250|501|550")
                .violate("354", "RFC5321-4.1.4-8")
                .leadTo(250, state -> state.mail().stage() == Stage.SENDER)
                .leadTo(550, state -> state.mail().stage() == Stage.BROKEN);
    }

    /** What is wrong with its form is a reason of its own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a..b@example.test>",
                "<a@nodot>",
                "<\"a b\"@example.test>",
                "<xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx@example.test>"
            })
    void aSecondMailMayBeRefusedForItsPath(String path) {
        Place.READY
                .mail(Stage.SENDER)
                .command("MAIL FROM:" + path)
                .keep("503")
                .leaveOpen("250|501|550|553")
                .violate("354", "RFC5321-4.1.4-8");
    }

    @Test
    void beforeEhlo() {
        Place unknown = Place.CONNECTED.admitting(Admission.RELAY);
        unknown.command(MAIL)
                .leaveOpen("503|550|250")
                .violate("354", "RFC5321-4.2-5")
                .leadTo(250, s -> s.mail().open());
        Place forgotten = Place.READY.at(Place.READY.state().afterStartTls()).admitting(Admission.RELAY);
        forgotten
                .command(MAIL)
                .keep("503|530", "RFC3207-4.2-1")
                .leaveOpen("550")
                .violate("250", "RFC3207-4.2-1");
    }

    @Test
    void withoutALoginItIs530() {
        LOGGED_OUT
                .command(MAIL)
                .keep("530", "RFC6409-4.3-1")
                .tolerate("503|550", "RFC6409-4.3-1")
                .violate("250|354", "RFC6409-4.3-1")
                .leadTo(250, state -> state.mail().stage() == Stage.SENDER);
        Place.CONNECTED
                .command(MAIL)
                .leaveOpen("503")
                .keep("530", "RFC6409-4.3-1")
                .violate("250", "RFC6409-4.3-1");
    }

    @ParameterizedTest
    @CsvSource({
        "STARTTLS, MAIL FROM:<a@b>, RFC3207-4.2-3",
        "FAILED_LOGIN, MAIL FROM:<a@b>, SEC-AUTH-3",
        "NEVER_BEGUN, MAIL FROM:<>, RFC6409-4.3-3",
        "NEVER_BEGUN, MAIL FROM:<postmaster>, RFC6409-4.3-3",
        "NEVER_BEGUN, MAIL FROM:<Postmaster@b>, RFC6409-4.3-3",
        "NEVER_BEGUN, MAIL FROM:<a@b>, RFC6409-4.3-1",
        "NEVER_BEGUN, MAIL, RFC6409-4.3-1"
    })
    void whoIsBlamedForMailWithoutALogin(Cause cause, String line, String requirement) {
        Place.READY.loggedOut(cause).command(line).keep("530", requirement).violate("250", requirement);
    }

    @Test
    void withTheParameterAuthItIs530AllTheMore() {
        LOGGED_OUT
                .command(MAIL + " AUTH=<>")
                .keep("530", "RFC6409-4.3-1", "RFC4954-5-2")
                .leaveOpen("550")
                .violate("501|503|504|555", "RFC4954-5-2")
                .violate("250", "RFC6409-4.3-1")
                .leadTo(250, state -> state.mail().open());
    }

    @Test
    void aTransactionThatShouldNotBeOpen() {
        LOGGED_OUT
                .mail(Stage.SENDER)
                .command(MAIL)
                .keep("503|530")
                .leaveOpen("550")
                .violate("250|354", "RFC6409-4.3-1")
                .leadTo(250, state -> state.mail().open());
    }

    @Test
    void whomTheMapRejectsGetsNothing() {
        Place rejected = LOGGED_OUT.admitting(Admission.REJECTED);
        rejected.command(MAIL).leaveOpen("550|503").violate("250", "RFC6409-4.3-1");
        for (String line : new String[] {"RCPT TO:<a@b>", "DATA", "AUTH PLAIN", "STARTTLS"}) {
            rejected.command(line).leaveOpen("550").violate("250|220|354", "RFC6409-4.3-2");
        }
        for (String line : new String[] {"VRFY a", "EXPN a", "HELP", "ETRN x", "ATRN x"}) {
            rejected.command(line).leaveOpen("550|250").violate("354", "RFC6409-4.3-2");
        }
        rejected.command("NOOP").keep("250", "RFC5321-4.1.1.9-1");
        rejected.command("RSET").keep("250", "RFC5321-4.1.1.5-2");
        rejected.command("EHLO x").keep("250", "RFC5321-4.1.1.1-1");
        rejected.command("HELO x").keep("250", "RFC5321-4.1.1.1-4");
        rejected.command("QUIT").keep("221");
        rejected.command("FOOBAR").keep("500", "RFC5321-4.2.4-2", "RFC5321-3.8-1");
        rejected.chunk(3, true).leaveOpen("550").violate("354", "RFC6409-4.3-2");
    }
}

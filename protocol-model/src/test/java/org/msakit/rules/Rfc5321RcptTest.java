package org.msakit.rules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msakit.model.Cause;
import org.msakit.model.Transaction.Stage;
import org.msakit.model.Transaction.Trait;
import org.msakit.policy.Admission;

/** RCPT (RFC 5321 sections 3.3, 4.1.1.3 and 4.5.1), and who may send where (RFC 5068 section 3). */
class Rfc5321RcptTest {
    private static final String KNOWN = "RCPT TO:<alice@example.test>";
    private static final String UNKNOWN = "RCPT TO:<bob@example.test>";
    private static final Place SENDER = Place.READY.mail(Stage.SENDER);
    private static final Place LOGGED_OUT = Place.READY.loggedOut(Cause.NEVER_BEGUN);

    @ParameterizedTest
    @ValueSource(strings = {KNOWN, UNKNOWN, "RCPT TO:<a@elsewhere.test>"})
    void anOrdinaryRecipient(String line) {
        SENDER.command(line)
                .keep("250|251")
                .leaveOpen("550|551|552|553|554|556")
                .violate("500|501|503|530|555|354", "RFC5321-4.5.1-3")
                .leadTo(250, state -> state.mail().stage() == Stage.RECIPIENTS)
                .leadTo(
                        550,
                        state -> state.mail().stage() == Stage.SENDER
                                && state.mail().cause() == Cause.REFUSED_RCPT);
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSED_HELLO, RFC5321-4.1.4-2",
        "REFUSED_RSET, RFC5321-4.1.1-2",
        "NOOP, RFC5321-4.1.1.9-1",
        "HELP, RFC5321-4.1.1.8-1",
        "SECOND_AUTH, RFC4954-4-3",
        "REFUSED_PARAMETER, RFC5321-4.1.1.11-2",
        "REFUSED_DATA, RFC5321-4.1.4-7",
        "MALFORMED_DATA, RFC5321-4.1.1-3"
    })
    void whatAnEventHadToLeaveAlone(Cause cause, String requirement) {
        Place.READY
                .mail(Stage.SENDER, cause)
                .command(KNOWN)
                .keep("250", requirement)
                .violate("503", requirement);
        Place.READY
                .mail(Stage.RECIPIENTS, cause)
                .command("DATA")
                .keep("354", requirement)
                .violate("503", requirement);
    }

    @ParameterizedTest
    @CsvSource({
        "EHLO, RFC5321-4.1.4-3",
        "HELO, RFC5321-4.1.4-4",
        "RSET, RFC5321-4.1.1.5-1",
        "END_OF_DATA, RFC5321-4.1.1.4-3",
        "STARTTLS, RFC3207-4.2-4"
    })
    void whatAnEventHadToEnd(Cause cause, String requirement) {
        Place ended = Place.READY.mail(Stage.NONE, cause);
        ended.command(KNOWN)
                .keep("503", requirement)
                .tolerate("501|530", requirement)
                .violate("250|354", requirement)
                .violate("550|554", "RFC5321-3.3-2");
        ended.command("DATA")
                .keep("503|554", requirement)
                .tolerate("530", requirement)
                .violate("354", requirement);
        ended.loggedOut(Cause.NEVER_BEGUN)
                .admitting(Admission.RELAY)
                .command(KNOWN)
                .violate("550", requirement);
    }

    @Test
    void withoutMailThereIsNoRecipient() {
        Place.READY.command(KNOWN).keep("503", "RFC5321-3.3-2").violate("250|550", "RFC5321-3.3-2");
        Place.READY.command("DATA").keep("503|554", "RFC5321-3.3-3").violate("354|550", "RFC5321-3.3-3");
        Place anybody = LOGGED_OUT.admitting(Admission.RELAY);
        anybody.command(KNOWN).keep("503", "RFC5321-4.2-5").violate("250", "RFC5321-4.2-5");
        anybody.command("DATA").keep("503", "RFC5321-4.2-5");
    }

    @Test
    void theNullPathIsNoRecipient() {
        SENDER.command("RCPT TO:<>")
                .keep("501", "RFC5321-4.3.2-1")
                .tolerate("500|550|553|555", "RFC5321-4.3.2-1")
                .violate("250|554", "RFC5321-4.3.2-1")
                .leadTo(501, state -> state.mail().cause() == Cause.REFUSED_RCPT);
        SENDER.command("RCPT").keep("501", "RFC5321-4.3.2-1");
    }

    @Test
    void thePostmasterIsAlwaysThere() {
        SENDER.command("RCPT TO:<PostMaster>")
                .keep("250|251", "RFC5321-4.5.1-1")
                .violate("550|501", "RFC5321-4.5.1-1")
                .leadTo(250, state -> state.mail().hasRecipients());
        SENDER.command("RCPT TO:<postMASTER@example.test>")
                .keep("250|251", "RFC5321-4.5.1-2")
                .violate("550", "RFC5321-4.5.1-2")
                .leadTo(251, state -> state.mail().hasRecipients());
        SENDER.command("RCPT TO:<postmaster@elsewhere.test>").leaveOpen("550");
        SENDER.command("RCPT TO:<postmaster@example.test> NOSUCH=1").leaveOpen("550|501");
        SENDER.offering("DSN")
                .command("RCPT TO:<postmaster@example.test> NOTIFY=NEVER")
                .leaveOpen("550");
    }

    @Test
    void aBlankBeforeThePathMayBeTolerated() {
        SENDER.command("RCPT TO: <alice@example.test>")
                .keep("250|501|555", "RFC5321-3.3-1")
                .violate("354", "RFC5321-3.3-1")
                .leadTo(250, state -> state.mail().hasRecipients())
                .leadTo(501, state -> state.mail().cause() == Cause.REFUSED_RCPT);
    }

    @Test
    void blanksAtTheEnd() {
        SENDER.command(KNOWN + " ")
                .keep("250", "RFC5321-4.1.1-1")
                .tolerate("501", "RFC5321-4.1.1-1")
                .leaveOpen("550")
                .violate("500|555", "RFC5321-4.1.1-1");
    }

    @Test
    void whoSendsFromNobodyCanReachAKnownMailbox() {
        Place bounce = Place.READY.mail(Stage.RECIPIENTS, Trait.NULL_SENDER);
        bounce.command(KNOWN).keep("250", "RFC2505-2.6.1-1").violate("550|501", "RFC2505-2.6.1-1");
        bounce.command(UNKNOWN).keep("250", "RFC2505-2.6.1-1").leaveOpen("550").violate("501", "RFC5321-4.5.1-3");
        Place.READY.mail(Stage.SENDER, Trait.NULL_SENDER).command(KNOWN).leaveOpen("550");
        Place.READY.mail(Stage.RECIPIENTS).command(KNOWN).leaveOpen("550");
    }

    @Test
    void relayingNeedsARight() {
        Place local = LOGGED_OUT.admitting(Admission.LOCAL_ONLY).mail(Stage.SENDER);
        local.command("RCPT TO:<a@elsewhere.test>")
                .keep("550|554|530", "RFC5068-3.2-1")
                .violate("250|251", "RFC5068-3.2-1")
                .leadTo(550, state -> state.mail().cause() == Cause.REFUSED_RCPT);
        local.command("RCPT TO:<\"a b\"@elsewhere.test>").violate("250", "RFC5068-3.2-1");
        local.command("RCPT TO:<a@nodot>").violate("250", "RFC5068-3.2-1");
        local.command(KNOWN).keep("250");
        local.loggedIn().command("RCPT TO:<a@elsewhere.test>").keep("250");
        LOGGED_OUT
                .admitting(Admission.RELAY)
                .mail(Stage.SENDER)
                .command("RCPT TO:<a@elsewhere.test>")
                .keep("250");
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT TO:<alice@example.test>, RFC5068-3.1-1",
        "RCPT TO:<a@elsewhere.test>, RFC5068-3.2-1",
        "RCPT, RFC5068-3.1-1"
    })
    void withoutALoginNobodyIsReached(String line, String row) {
        LOGGED_OUT
                .command(line)
                .keep("530|503", "RFC6409-4.3-2", "RFC4954-6-2", row)
                .keep("550|553|554", row)
                .tolerate("501|555", "RFC6409-4.3-2")
                .violate("250|251|354", "RFC6409-4.3-2")
                .leadTo(250, state -> state.mail().stage() == Stage.RECIPIENTS);
        LOGGED_OUT.mail(Stage.SENDER).command(line).violate("250", row).violate("354", "RFC6409-4.3-2");
    }

    @Test
    void inTheMidstOfChunksOrBehindABrokenOneItIsLeftOpen() {
        Place.READY
                .mail(Stage.CHUNKS)
                .command(KNOWN)
                .leaveOpen("250|550|503")
                .violate("354", "RFC5321-4.2-5")
                .leadTo(250, state -> state.mail().stage() == Stage.CHUNKS);
        Place.READY
                .mail(Stage.BROKEN)
                .command(KNOWN)
                .leaveOpen("250|251|550")
                .leadToEither(
                        250,
                        state -> state.mail().stage() == Stage.BROKEN,
                        state -> state.mail().stage() == Stage.RECIPIENTS);
    }
}

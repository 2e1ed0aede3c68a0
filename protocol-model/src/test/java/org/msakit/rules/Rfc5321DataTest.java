package org.msakit.rules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msakit.model.Cause;
import org.msakit.model.Phase;
import org.msakit.model.Transaction;
import org.msakit.model.Transaction.Stage;
import org.msakit.model.Transaction.Trait;

/** DATA and the end of data (RFC 5321 sections 3.3 and 4.1.1.4), and content that may be refused (RFC 6409). */
class Rfc5321DataTest {
    private static final String TAKEN = "RFC5321-4.1.1.4-1";
    private static final String MESSAGE = "From: <a@example.test>\r\nTo: <b@example.test>\r\n\r\nhi\r\n.\r\n";
    private static final Place READY = Place.READY.mail(Stage.RECIPIENTS);
    private static final Place LOGGED_OUT = Place.READY.loggedOut(Cause.NEVER_BEGUN);

    private static Place inContent(Stage stage) {
        Place place = Place.READY.mail(stage);
        return place.at(place.state().with(Phase.CONTENT));
    }

    private static Answers content(String octets) {
        return inContent(Stage.RECIPIENTS).content(octets);
    }

    @Test
    void withRecipientsContentIsAskedFor() {
        READY.command("DATA")
                .keep("354")
                .leaveOpen("550|552|554")
                .violate("250|503|501", TAKEN)
                .leadTo(354, state -> state.phase() == Phase.CONTENT)
                .leadToEither(
                        550, state -> state.mail().open(), state -> state.mail().cause() == Cause.REFUSED_DATA);
    }

    @Test
    void behindASecondMailThatWasRefusedTheFirstHolds() {
        Place.READY
                .mail(Stage.RECIPIENTS, Cause.SECOND_MAIL)
                .command("DATA")
                .keep("354", "RFC5321-4.1.4-8")
                .violate("503", "RFC5321-4.1.4-8");
        Place.READY
                .mail(Stage.SENDER, Cause.SECOND_MAIL)
                .command("DATA")
                .keep("503|554", "RFC5321-4.1.1.2-1")
                .violate("354|550", "RFC5321-4.1.1.2-1");
    }

    @Test
    void withoutRecipientsThereIsNoContent() {
        Place.READY
                .mail(Stage.SENDER)
                .command("DATA")
                .keep("503|554", "RFC5321-3.3-4")
                .tolerate("354", "RFC5321-3.3-4")
                .violate("250|501", "RFC5321-3.3-4")
                .leadTo(503, state -> state.mail().cause() == Cause.REFUSED_DATA)
                .leadTo(554, state -> state.mail().cause() == Cause.REFUSED_RCPT)
                .leadTo(354, state -> state.phase() == Phase.CONTENT);
    }

    @Test
    void blanksAndArguments() {
        READY.command("DATA ")
                .keep("354", "RFC5321-4.1.1-1")
                .tolerate("501", "RFC5321-4.1.1-1")
                .violate("550", "RFC5321-4.1.1-1")
                .leadTo(354, state -> state.phase() == Phase.CONTENT);
        READY.command("DATA now")
                .keep("501", "RFC5321-4.1.1-3")
                .tolerate("503|554|550", "RFC5321-4.1.1-3")
                .violate("354", "RFC5321-4.1.1-3")
                .leadTo(501, state -> state.mail().cause() == Cause.MALFORMED_DATA)
                .leadTo(550, state -> state.mail().cause() == Cause.MALFORMED_DATA);
        Place.READY
                .mail(Stage.SENDER)
                .command("DATA now")
                .leaveOpen("503|554")
                .tolerate("550", "RFC5321-4.1.1-3")
                .leadTo(503, state -> state.mail().cause() == Cause.MALFORMED_DATA);
    }

    @Test
    void withoutALoginThereIsNoData() {
        LOGGED_OUT
                .command("DATA")
                .keep("530|503|554", "RFC6409-4.3-2", "RFC4954-6-2")
                .tolerate("550", "RFC6409-4.3-2")
                .violate("354", "RFC6409-4.3-2");
        LOGGED_OUT
                .mail(Stage.NONE, Cause.STARTTLS)
                .command("DATA")
                .keep("530|503|554", "RFC3207-4.2-4")
                .leaveOpen("550")
                .violate("354", "RFC3207-4.2-4");
    }

    @Test
    void chunksAndDataDoNotMix() {
        Place.READY
                .mail(Stage.CHUNKS)
                .command("DATA")
                .keep("503", "RFC3030-2-8")
                .violate("354|550", "RFC3030-2-8")
                .leadToEither(
                        503,
                        state -> state.mail().stage() == Stage.BROKEN,
                        state -> state.mail().stage() == Stage.CHUNKS);
        Place.READY
                .mail(Stage.RECIPIENTS, Trait.BINARY)
                .command("DATA")
                .keep("503", "RFC3030-3-2")
                .violate("354", "RFC3030-3-2");
        Place.READY
                .mail(Stage.BROKEN)
                .command("DATA")
                .leaveOpen("354|503|550")
                .violate("250", "RFC3030-2-8")
                .leadTo(354, state -> state.phase() == Phase.CONTENT)
                .leadTo(503, state -> state.mail().stage() == Stage.BROKEN);
    }

    @Test
    void theEndOfDataIsAnsweredOnceAndTheTransactionIsOver() {
        Transaction over = new Transaction(Stage.NONE, Cause.END_OF_DATA);
        content(MESSAGE)
                .keep("250", TAKEN)
                .leaveOpen("550|554|501|451")
                .violate("354|251", TAKEN)
                .violateByClosing(TAKEN)
                .leadTo(250, state -> state.mail().equals(over) && state.phase() == Phase.COMMAND)
                .leadTo(550, state -> state.mail().equals(over) && state.phase() == Phase.COMMAND)
                .leadTo(451, state -> state.mail().equals(over) && state.phase() == Phase.COMMAND);
    }

    @Test
    void emptyContentIsContent() {
        content(".\r\n").keep("250|550|554", "RFC5321-4.1.1.4-2").violate("354", "RFC5321-4.1.1.4-2");
    }

    @Test
    void contentForNobodyIsRefused() {
        inContent(Stage.SENDER)
                .content(MESSAGE)
                .keep("554|550", "RFC5321-3.3-4")
                .violate("250", "RFC5321-3.3-4");
        inContent(Stage.BROKEN).content(MESSAGE).leaveOpen("250|554").violate("354", TAKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "'\n.\n', SEC-SMUG-1 RFC5321-4.1.1.4-5",
        "'\n.\r\n', SEC-SMUG-2",
        "'\r\n.\n', SEC-SMUG-3",
        "'\r.\rx', SEC-SMUG-4",
        "'\r\n.\rx', SEC-SMUG-5",
        "'\n.\rx', SEC-SMUG-6",
        "'\r.\nx', SEC-SMUG-6",
        "'\r.\r\n', SEC-SMUG-7",
        "'\r\n\0.\r\n', SEC-SMUG-8",
        "'\r\n.\0\r\n', SEC-SMUG-8"
    })
    void aFalseEndIsNoEnd(String end, String requirements) {
        String[] ids = requirements.split(" ");
        content("From: a" + end + "b\r\n.\r\n")
                .keep("250|550|421", ids)
                .violate("354", ids)
                .mayClose()
                .leadTo(
                        250,
                        state -> state.phase() == Phase.COMMAND && !state.mail().open())
                .leadTo(421, state -> state.phase() == Phase.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: a@b.test\r\n\r\na\rb\r\n.\r\n",
                "From: a@b.test\r\n\r\na\nb\r\n.\r\n",
                "From: a@b.test\r\n\r\n\0\r\n.\r\n"
            })
    void aControlByItselfIsNoFalseEnd(String octets) {
        content(octets).keep("250", TAKEN).violate("354", TAKEN);
    }

    @Test
    void aMessageThatNobodyWroteMayBeRefused() {
        content("To: <b@example.test>\r\n\r\nhi\r\n.\r\n")
                .keep("250", TAKEN, "RFC6409-6.3-1")
                .keep("554", "RFC6409-6.3-1")
                .tolerate("550", "RFC6409-6.3-1")
                .leaveOpen("552|503", "RFC6409-6.3-1")
                .violate("501", "RFC6409-6.3-1")
                .violate("354", TAKEN)
                .violateByClosing("RFC6409-6.3-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"To: bad@@example.test", "Cc: a@", "To: <a@>"})
    void addressesWithoutADomainMayBeRefused(String field) {
        content("From: <a@example.test>\r\n" + field + "\r\n\r\nhi\r\n.\r\n")
                .keep("250", TAKEN)
                .keep("554", "RFC6409-5.1-3")
                .tolerate("550", "RFC6409-5.1-3")
                .leaveOpen("552", "RFC6409-5.1-3")
                .violate("354", TAKEN)
                .violateByClosing(TAKEN);
    }

    @Test
    void addressesInUtf8AreNotLookedAt() {
        content("From: <a@example.test>\r\nTo: \u00C3\u00A9@@x\r\n\r\nhi\r\n.\r\n")
                .leaveOpen("550");
    }
}

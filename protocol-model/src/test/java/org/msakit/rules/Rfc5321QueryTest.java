package org.msakit.rules;

import org.junit.jupiter.api.Test;
import org.msakit.model.Cause;
import org.msakit.model.Transaction.Stage;

/** VRFY, EXPN and HELP (RFC 5321 sections 3.5, 4.1.1.8 and 7.3), and ETRN and ATRN (RFC 1985, RFC 6409 section 7). */
class Rfc5321QueryTest {
    private static final Place LOGGED_OUT = Place.READY.loggedOut(Cause.NEVER_BEGUN);
    private static final Place OPEN = Place.READY.mail(Stage.SENDER);

    @Test
    void vrfySaysWhatTheServerKnowsOrNothing() {
        Place.READY
                .command("VRFY nobody")
                .keep("252|550|551|553", "RFC5321-7.3-1")
                .violate("250|251", "RFC5321-7.3-1");
        Place.READY
                .command("VRFY <alice@example.test>")
                .keep("250|251|252", "RFC5321-7.3-1")
                .violate("550", "RFC5321-7.3-1");
        Place.READY.command("VRFY somebody").keep("252", "RFC5321-7.3-1").leaveOpen("250|550|551|553|501|504|530");
        Place.READY
                .command("VRFY somebody")
                .violate("500|502", "RFC5321-7.3-1", "RFC5321-4.5.1-3")
                .violate("503|554", "RFC5321-7.3-1");
    }

    @Test
    void beforeALoginNobodyIsNamed() {
        LOGGED_OUT
                .command("VRFY alice")
                .keep("252|502|530", "RFC4954-6-2")
                .leaveOpen("503|550")
                .violate("250|251|354", "RFC4954-6-2");
        LOGGED_OUT.command("EXPN list").keep("252|502|530", "RFC4954-6-2").violate("250", "RFC4954-6-2");
        Place.CONNECTED.command("VRFY alice").tolerate("503", "RFC5321-4.1.4-6");
        Place.CONNECTED.command("EXPN list").tolerate("503", "RFC5321-4.1.4-6").violate("250", "RFC4954-6-2");
    }

    @Test
    void expnWorksWhereItIsListed() {
        Place.READY
                .offering("EXPN")
                .command("EXPN list")
                .keep("250|252|550|553", "RFC5321-3.5.2-2")
                .leaveOpen("503|554")
                .violate("500|502", "RFC5321-4.2.4-1")
                .violate("354", "RFC5321-3.5.2-2");
        Place.READY
                .command("EXPN list")
                .keep("500|502|504|550", "RFC5321-3.5.2-2")
                .leaveOpen("553")
                .violate("250|252", "RFC5321-3.5.2-2");
    }

    @Test
    void helpWorksWhereItIsListed() {
        Place listed = OPEN.offering("HELP");
        String[] shown = {"RFC5321-4.1.1.8-1", "RFC5321-4.1.1.1-3", "RFC5321-4.2.4-1"};
        listed.command("HELP")
                .keep("211|214", shown)
                .leaveOpen("250|501|504|530")
                .violate("500|502", "RFC5321-4.2.4-1")
                .violate("503|550", "RFC5321-4.1.1.8-1")
                .leadTo(214, state -> state.mail().cause() == Cause.HELP)
                .leadTo(250, state -> state.mail().cause() == Cause.HELP);
        listed.command("HELP MAIL").keep("211|214|504", shown);
    }

    @Test
    void helpThatIsNotListedIsNotThere() {
        OPEN.command("HELP")
                .tolerate("500|502", "RFC5321-4.1.1.8-1")
                .leaveOpen("504|550")
                .violate("211|214", "RFC5321-4.1.1.1-3")
                .violate("250", "RFC5321-4.1.1.8-1");
    }

    @Test
    void beforeALoginHelpMayBeRefused() {
        LOGGED_OUT.command("HELP").keep("211|214").leaveOpen("500|503|530").violate("354", "RFC5321-4.1.1.8-1");
        Place.CONNECTED
                .command("HELP")
                .keep("214")
                .tolerate("503", "RFC5321-4.1.4-6")
                .leaveOpen("530");
        Place.READY.at(OPEN.state().afterHelo()).command("HELP").keep("214").leaveOpen("502");
        LOGGED_OUT
                .mail(Stage.SENDER)
                .command("HELP")
                .leadTo(214, state -> state.mail().cause() == Cause.HELP);
    }

    @Test
    void queuesAreNotRunOnASubmissionPort() {
        for (String line : new String[] {"ETRN example.test", "ATRN example.test"}) {
            Place.READY
                    .command(line)
                    .keep("500|502|503|530|550", "RFC6409-7-6")
                    .leaveOpen("554")
                    .violate("250", "RFC6409-7-6");
            Place.READY.onAnotherPort().command(line).leaveOpen("250|500");
        }
    }

    @Test
    void etrnWhereItIsOffered() {
        Place offered = Place.READY.offering("ETRN").onAnotherPort();
        for (String node : new String[] {"example.test", "@example.test", "#queue", "x"}) {
            offered.command("ETRN " + node)
                    .keep("250|251|252|253|458|459", "RFC1985-5-1")
                    .leaveOpen("501|550|554")
                    .violate("500|530|354", "RFC1985-5-1");
        }
        for (String line : new String[] {"ETRN", "ETRN -x", "ETRN a b", "ETRN @"}) {
            offered.command(line).keep("500|501", "RFC1985-5-1").violate("250|550", "RFC1985-5-1");
        }
        offered.loggedOut(Cause.NEVER_BEGUN).command("ETRN x.test").leaveOpen("530|550");
        offered.mail(Stage.SENDER)
                .command("ETRN x.test")
                .keep("503", "RFC1985-5-1")
                .violate("250|500", "RFC1985-5-1")
                .leadTo(250, state -> state.mail().open());
    }
}

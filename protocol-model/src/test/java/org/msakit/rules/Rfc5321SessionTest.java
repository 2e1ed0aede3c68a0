package org.msakit.rules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msakit.model.Cause;
import org.msakit.model.Hello;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.model.Transaction;
import org.msakit.model.Transaction.Stage;

/** Greeting, EHLO, HELO, RSET, NOOP and QUIT (RFC 5321 sections 3.1, 4.1.1 and 4.1.4). */
class Rfc5321SessionTest {
    private static final Place OPEN = Place.READY.mail(Stage.RECIPIENTS);
    private static final Place TURNED_AWAY =
            Place.CONNECTED.at(SessionState.connected(false).with(Phase.TURNED_AWAY));

    @Test
    void theGreetingIs220OrARefusal() {
        Place.CONNECTED
                .to(new Stimulus.Connect(false))
                .keep("220", "RFC5321-3.1-1")
                .leaveOpen("554|521|421|450")
                .violate("250|334|550", "RFC5321-3.1-1")
                .violateByClosing("RFC5321-3.1-1")
                .leadTo(220, state -> state.phase() == Phase.COMMAND)
                .leadTo(554, state -> state.phase() == Phase.TURNED_AWAY)
                .leadTo(521, state -> state.phase() == Phase.CLOSED)
                .leadTo(450, state -> state.phase() == Phase.CLOSED)
                .leadTo(421, state -> state.phase() == Phase.CLOSED);
    }

    @Test
    void whoWasTurnedAwayMayQuit() {
        TURNED_AWAY
                .command("QUIT")
                .keep("221", "RFC5321-3.1-2")
                .violate("250|503", "RFC5321-3.1-2")
                .leadTo(221, state -> state.phase() == Phase.CLOSING);
        TURNED_AWAY.command("QUIT now").keep("503", "RFC5321-3.1-3");
    }

    @Test
    void andNothingElse() {
        TURNED_AWAY
                .command("NOOP")
                .keep("503", "RFC5321-3.1-3")
                .tolerate("550", "RFC5321-3.1-3")
                .leaveOpen("250")
                .violate("354", "RFC5321-3.1-3")
                .violateByClosing("RFC5321-3.1-2");
        TURNED_AWAY.command("MAIL FROM:<>").violate("250", "RFC5321-3.1-3").keep("503", "RFC5321-3.1-3");
        TURNED_AWAY.command("RCPT TO:<a@b>").violate("250", "RFC5321-3.1-3");
        TURNED_AWAY.command("DATA").violate("250|354", "RFC5321-3.1-3");
        TURNED_AWAY.command("BDAT 0 LAST").violate("250", "RFC5321-3.1-3");
    }

    @Test
    void ehloWithADomain() {
        Place.CONNECTED
                .command("EHLO client.example")
                .keep("250", "RFC5321-4.1.1.1-1")
                .leaveOpen("550|501|504")
                .violate("500|502|503", "RFC5321-4.1.1.1-1")
                .leadTo(250, state -> state.hello() == Hello.EHLO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[127.0.0.1]", "[IPv6:2001:db8::1]"})
    void ehloWithAnAddress(String literal) {
        Place.CONNECTED
                .command("EHLO " + literal)
                .keep("250", "RFC5321-4.1.1.1-1", "RFC5321-4.1.3-1")
                .leaveOpen("550")
                .violate("500|502", "RFC5321-4.1.1.1-1")
                .violate("501|504|503", "RFC5321-4.1.3-1");
    }

    @Test
    void aSecondEhloIsAnEhlo() {
        Place.READY
                .command("EHLO client.example")
                .keep("250", "RFC5321-4.1.1.1-1")
                .violate("500|503", "RFC5321-4.1.4-3");
        OPEN.command("EHLO [127.0.0.1]").violate("501", "RFC5321-4.1.4-3");
        Place.CONNECTED
                .at(OPEN.state().afterHelo().with(OPEN.state().mail()))
                .command("EHLO x")
                .violate("503", "RFC5321-4.1.4-3");
        OPEN.command("EHLO client.example")
                .leadTo(
                        550,
                        state -> state.mail().cause() == Cause.REFUSED_HELLO
                                && state.mail().open())
                .leadTo(501, state -> state.mail().cause() == Cause.REFUSED_HELLO)
                .leadTo(250, state -> !state.mail().open());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EHLO",
                "EHLO -x",
                "EHLO [127.0.0.1",
                "EHLO [999.0.0.1]",
                "EHLO [IPv6:1::2::]",
                "EHLO a b",
                "EHLO x."
            })
    void ehloWithoutAName(String line) {
        OPEN.command(line)
                .keep("500|501|502|504|550", "RFC5321-4.1.4-1")
                .leaveOpen("250")
                .violate("503", "RFC5321-4.1.4-1")
                .leadTo(501, state -> state.mail().cause() == Cause.REFUSED_HELLO);
    }

    @Test
    void heloStillWorks() {
        Place.CONNECTED
                .command("HELO client.example")
                .keep("250", "RFC5321-4.1.1.1-4")
                .leaveOpen("501|504|550|530")
                .violate("500|502|503", "RFC5321-4.1.1.1-4")
                .leadTo(250, state -> state.hello() == Hello.HELO);
        Place.READY.command("HELO [192.0.2.1]").keep("250", "RFC5321-4.1.1.1-4").violate("530", "RFC5321-4.1.1.1-4");
        OPEN.command("HELO x")
                .violate("503", "RFC5321-4.1.4-4")
                .leadTo(504, state -> state.mail().cause() == Cause.REFUSED_HELLO);
        OPEN.command("HELO").leaveOpen("250|501|354");
        OPEN.command("HELO [999.0.0.1]").leaveOpen("250|501|354");
    }

    @Test
    void rsetDropsTheTransactionAlone() {
        OPEN.command("RSET")
                .keep("250", "RFC5321-4.1.1.5-2")
                .violate("503|530", "RFC5321-4.1.1.5-1")
                .leadTo(
                        250,
                        state -> state.mail().equals(new Transaction(Stage.NONE, Cause.RSET))
                                && state.login().done()
                                && state.login().cause() == Cause.RSET);
        Place.READY.command("RSET").violate("503", "RFC5321-4.1.1.5-2");
        Place.CONNECTED
                .command("RSET")
                .keep("250", "RFC5321-4.1.1.5-2", "RFC5321-4.1.4-6")
                .leaveOpen("530")
                .violate("503", "RFC5321-4.1.1.5-2");
    }

    @Test
    void rsetTakesNoArgument() {
        OPEN.command("RSET now")
                .keep("501", "RFC5321-4.1.1-2")
                .tolerate("500|250", "RFC5321-4.1.1-2")
                .violate("354", "RFC5321-4.1.1-2")
                .leadTo(501, state -> state.mail().cause() == Cause.REFUSED_RSET)
                .leadTo(500, state -> state.mail().cause() == Cause.REFUSED_RSET)
                .leadTo(250, state -> !state.mail().open());
    }

    @Test
    void blanksAtTheEndAreNoArgument() {
        OPEN.command("RSET ")
                .keep("250", "RFC5321-4.1.1-1")
                .tolerate("501", "RFC5321-4.1.1-1")
                .violate("500", "RFC5321-4.1.1-1")
                .leadTo(250, state -> !state.mail().open())
                .leadTo(501, state -> state.mail().open());
        OPEN.command("NOOP\t")
                .keep("250", "RFC5321-4.1.1-1")
                .tolerate("501", "RFC5321-4.1.1-1")
                .violate("500", "RFC5321-4.1.1-1")
                .leadTo(250, state -> state.mail().cause() == Cause.NOOP)
                .leadTo(501, state -> state.equals(OPEN.state()));
    }

    @Test
    void noopDoesNothing() {
        OPEN.command("NOOP")
                .keep("250", "RFC5321-4.1.1.9-1")
                .violate("251|500|503", "RFC5321-4.1.1.9-1")
                .leadTo(
                        250,
                        state -> state.mail().equals(new Transaction(Stage.RECIPIENTS, Cause.NOOP))
                                && state.login().cause() == Cause.NOOP);
        OPEN.command("NOOP at all")
                .keep("250", "RFC5321-4.1.1.9-2")
                .tolerate("500|501", "RFC5321-4.1.1.9-2")
                .violate("502", "RFC5321-4.1.1.9-2")
                .leadTo(501, state -> state.equals(OPEN.state()));
        Place.CONNECTED.command("NOOP").keep("250", "RFC5321-4.1.1.9-1", "RFC5321-4.1.4-6");
    }

    @Test
    void quitIsAnsweredBy221() {
        Place.READY
                .command("QUIT")
                .keep("221")
                .violate("250|503", "RFC5321-4.1.1.10-3")
                .leadTo(221, state -> state.phase() == Phase.CLOSING);
        Place.CONNECTED.command("QUIT").violate("503", "RFC5321-4.1.1.10-1");
        OPEN.command("QUIT now")
                .keep("501", "RFC5321-4.1.1-4")
                .tolerate("500|221", "RFC5321-4.1.1-4")
                .violate("250", "RFC5321-4.1.1-4")
                .leadTo(221, state -> state.phase() == Phase.CLOSING)
                .leadTo(501, state -> state.equals(OPEN.state()))
                .leadTo(500, state -> state.equals(OPEN.state()));
    }
}

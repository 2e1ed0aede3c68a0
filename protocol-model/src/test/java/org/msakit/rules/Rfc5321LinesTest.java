package org.msakit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msakit.model.Cause;
import org.msakit.model.Hello;
import org.msakit.model.Transaction.Stage;
import org.msakit.wire.CommandLine;
import org.msakit.wire.Octets;

/** Lines that are no command of the protocol (RFC 5321 sections 2.3.8, 2.4, 4.2.4 and 4.5.3.1). */
class Rfc5321LinesTest {
    private static final Place OPEN = Place.READY.mail(Stage.SENDER);

    @Test
    void anUnknownVerbIsRefusedAndTheSessionGoesOn() {
        Place.READY
                .command("FOOBAR")
                .keep("500", "RFC5321-4.2.4-2", "RFC5321-3.8-1")
                .tolerate("502|530", "RFC5321-4.2.4-2")
                .violate("250|354", "RFC5321-4.2.4-2")
                .violateByClosing("RFC5321-3.8-1");
        Place.CONNECTED.command("FOOBAR").keep("500|530", "RFC5321-4.2.4-2", "RFC5321-3.8-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TURN", "SEND FROM:<a@b>", "soml FROM:<a@b>", "SAML"})
    void whatNobodyImplements(String line) {
        Place.READY
                .command(line)
                .keep("500|502", "RFC5321-4.2.4-2")
                .tolerate("503|530", "RFC5321-4.2.4-2")
                .violate("250", "RFC5321-4.2.4-2")
                .violateByClosing("RFC5321-3.8-1");
        Place.CONNECTED.command(line).keep("502|530", "RFC5321-4.2.4-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"XCLIENT ADDR=127.0.0.1", "XFORWARD X=1", "DEBUG", "WIZ", "VERB", "ONEX", "SHOWQ", "X-LINK2STATE"
            })
    void whatAVendorKeepsForItself(String line) {
        Place.READY
                .command(line)
                .keep("500|501|502|503|530|550", "SEC-XCMD-1")
                .leaveOpen("554")
                .violate("220|250", "SEC-XCMD-1");
    }

    @Test
    void anEmptyLine() {
        Place.READY
                .command("")
                .keep("500|501", "RFC5321-4.2-6")
                .tolerate("502|530", "RFC5321-4.2-6")
                .violate("250", "RFC5321-4.2-6");
        Place.CONNECTED.command(" NOOP").keep("500|530", "RFC5321-4.2-6").violate("250", "RFC5321-4.2-6");
    }

    @ParameterizedTest
    @CsvSource({
        "NOOP, 512",
        "RCPT TO:<a@b>, 512",
        "RCPT TO:<a@b> ORCPT=rfc822;, 1036",
        "MAIL FROM:<a@b> SIZE=1, 538",
        "MAIL FROM:<a@b> AUTH=<>, 1012",
        "MAIL FROM:<a@b> SIZE=1 AUTH=<>, 1038",
        "MAIL FROM:<a@b> ORCPT=x, 512",
        "RCPT TO:<a@b> SIZE=1, 512",
        "NOOP AUTH=x, 512"
    })
    void someLinesMayBeLonger(String line, int longest) {
        Place place = Place.READY.offering("AUTH PLAIN", "SIZE", "DSN");
        CommandLine command = new CommandLine(Octets.line(line));
        assertThat(Rfc5321Lines.longest(place.state(), command)).isEqualTo(longest);
        if (line.contains("AUTH=")) {
            assertThat(Rfc5321Lines.longest(Place.READY.state(), command)).isLessThan(600);
        }
    }

    @Test
    void behindThatNothingIsJudged() {
        String noop = "NOOP " + "x".repeat(505);
        Place.READY.command(noop).keep("250", "RFC5321-4.1.1.9-2");
        Place.READY
                .command(noop + "x")
                .leaveOpen("250|500|550|354")
                .mayClose()
                .leadTo(250, state -> state.equals(Place.READY.state()));
    }

    @Test
    void aControlCharacterInALine() {
        Place.READY
                .command("NO\0OP")
                .keep("500|501|550", "SEC-CTRL-1")
                .violate("250", "SEC-CTRL-1")
                .mayClose()
                .leadTo(500, state -> state.equals(Place.READY.state()));
        Place.READY.command("RSET\nRSET").keep("500", "RFC5321-2.3.8-2").violate("250", "RFC5321-2.3.8-2");
        Place.READY.command("VRFY a\rRSET").keep("500", "SEC-CTRL-2").violate("250", "SEC-CTRL-2");
    }

    @Test
    void theArgumentOfNoopMayHoldACr() {
        Place.READY.command("NOOP\rNOOP").keep("250|500", "RFC5321-2.3.8-3");
        Place.READY.command("NOOP\rRSET").keep("250|500", "SEC-CTRL-2");
        Place.READY.command("NOOP\nNOOP").violate("250", "RFC5321-2.3.8-2");
        Place.READY.command("NOOP x\0").violate("250", "SEC-CTRL-1");
    }

    @Test
    void whatWasTakenAllTheSameIsKnown() {
        OPEN.command("RSET\rx")
                .leaveOpen("250")
                .leadTo(250, state -> !state.mail().open() && state.mail().cause() == Cause.RSET);
        OPEN.command("RSET\rx\0").violate("250", "SEC-CTRL-1");
        Place.CONNECTED.command("EHLO a\nb").leaveOpen("250").leadTo(250, state -> state.hello() == Hello.EHLO);
        Place.CONNECTED.command("HELO a\nb").violate("250", "RFC5321-2.3.8-2");
        Place.CONNECTED.command("EHLO a\rb").violate("250", "SEC-CTRL-2");
        Place.READY
                .command("MAIL FROM:<a@b>\nx")
                .leaveOpen("250")
                .leadTo(250, state -> state.mail().stage() == Stage.SENDER);
        Place.READY.command("MAIL FROM:<a@b>\rx").violate("250", "SEC-CTRL-2");
    }

    @ParameterizedTest
    @CsvSource({"NOOP, ''", "NOOP\\r, RFC5321-2.3.8-3", "NOOP\\n, RFC5321-2.3.8-2", "N\\x00, SEC-CTRL-1"})
    void anUnfinishedLineIsSpokenOfForItsControlAlone(String octets, String requirement) {
        CommandLine line = new CommandLine(new Octets(org.msakit.wire.Escapes.unescape(octets)));
        assertThat(String.join(" ", SubmissionModel.unfinishedLine(line))).isEqualTo(requirement);
    }

    @Test
    void forLackOfResourcesAnythingMayBeRefused() {
        Place.READY.command("NOOP").leaveOpen("421|450|451|499");
        OPEN.command("NOOP").leadTo(450, state -> state.equals(OPEN.state()));
    }
}

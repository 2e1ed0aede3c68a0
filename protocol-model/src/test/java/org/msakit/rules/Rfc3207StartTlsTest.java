package org.msakit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msakit.model.Cell;
import org.msakit.model.Grade;
import org.msakit.model.Hello;
import org.msakit.model.Observation;
import org.msakit.model.Permit;
import org.msakit.model.Phase;
import org.msakit.model.Stimulus;
import org.msakit.model.Transaction.Stage;

/** STARTTLS, the handshake, and a site that requires TLS (RFC 3207 sections 4 and 6). */
class Rfc3207StartTlsTest {
    private static final Place OFFERED = Place.CONNECTED.offering("STARTTLS");
    private static final Place REQUIRED = OFFERED.with(OFFERED.config().requiringTls());

    @Test
    void whereItIsOfferedAHandshakeFollows() {
        OFFERED.command("STARTTLS")
                .keep("220")
                .violate("250|501|503|554", "RFC3207-4-1")
                .leadTo(220, state -> state.phase() == Phase.HANDSHAKE);
        OFFERED.command("STARTTLS now")
                .keep("501", "RFC3207-4-2")
                .tolerate("500|454", "RFC3207-4-2")
                .violate("220", "RFC3207-4-2")
                .leadTo(501, state -> state.equals(OFFERED.state()));
    }

    @Test
    void whereItIsNotItIsForTheServerToSay() {
        Place.CONNECTED
                .command("STARTTLS")
                .leaveOpen("220|503|500")
                .violate("250", "RFC5321-4.2-5")
                .leadTo(220, state -> state.phase() == Phase.HANDSHAKE);
    }

    @Test
    void underTlsThereIsNoSecondOne() {
        Place.READY.command("STARTTLS").keep("503|454|501", "RFC3207-4.2-6").violate("220|250", "RFC3207-4.2-6");
    }

    @Test
    void inATransactionOrBehindALoginItMayBeRefused() {
        OFFERED.mail(Stage.SENDER)
                .command("STARTTLS")
                .keep("220")
                .keep("501|503|554", "RFC3207-4.2-4")
                .violate("500", "RFC3207-4-1");
        OFFERED.loggedIn().command("STARTTLS").keep("220").keep("501|503|554", "RFC3207-4.2-3");
    }

    @Test
    void theHandshakeForgetsAll() {
        Cell cell = SubmissionModel.cell(OFFERED.config(), OFFERED.loggedIn().state(), new Stimulus.Handshake());
        Optional<Permit> up = cell.permitFor(new Observation.TlsUp());
        assertThat(up.map(Permit::grade)).contains(Grade.PASS);
        assertThat(up.orElseThrow().requirements()).containsExactly("RFC3207-4-1");
        assertThat(up.orElseThrow().next().apply(new Observation.TlsUp()))
                .singleElement()
                .matches(state -> state.tls() && !state.login().done() && state.hello() == Hello.NONE);
        Observation givenUp = new Observation.TlsRefused(true, "");
        Permit permit = cell.permitFor(givenUp).orElseThrow();
        assertThat(permit.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(permit.next().apply(givenUp)).singleElement().matches(state -> state.phase() == Phase.CLOSED);
        assertThat(cell.permitFor(new Observation.TlsRefused(false, ""))).isEmpty();
        assertThat(cell.blameFor(new Observation.Closed())).containsExactly("RFC3207-4-1");
    }

    @Test
    void whereTlsIsRequiredMailWaitsForIt() {
        REQUIRED.command("MAIL FROM:<a@b.test>")
                .keep("530", "RFC3207-4-3", "RFC3207-6-1")
                .tolerate("503|550", "RFC3207-4-3")
                .violate("250|354", "RFC3207-6-1", "RFC3207-4-3")
                .leadTo(250, state -> state.mail().stage() == Stage.SENDER);
        for (String line : new String[] {"RCPT TO:<a@b.test>", "DATA"}) {
            REQUIRED.command(line)
                    .keep("530", "RFC3207-4-3")
                    .tolerate("503", "RFC3207-4-3")
                    .violate("250|251|354", "RFC3207-6-1", "RFC3207-4-3");
        }
    }

    @Test
    void soDoLoginsAndQuestions() {
        REQUIRED.command("AUTH PLAIN")
                .keep("530", "RFC3207-4-3", "RFC3207-6-1")
                .keep("503|538|504", "RFC3207-6-1")
                .violate("334|235", "RFC3207-6-1");
        REQUIRED.command("HELP").keep("530", "RFC3207-4-3").leaveOpen("214|502").violate("354", "RFC3207-4-3");
        REQUIRED.command("VRFY a")
                .keep("530", "RFC3207-4-3")
                .tolerate("252|502", "RFC3207-4-3")
                .violate("354", "RFC3207-4-3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOOP", "RSET", "EHLO x", "HELO x", "QUIT", "STARTTLS"})
    void someCommandsAreAnsweredBefore(String line) {
        assertThat(REQUIRED.command(line).cell().otherwise())
                .isEqualTo(OFFERED.command(line).cell().otherwise());
        assertThat(REQUIRED.command(line).cell().permitFor(new Observation.Closed()))
                .isEmpty();
    }

    @Test
    void underTlsNothingWaits() {
        Place.READY.with(REQUIRED.config()).command("MAIL FROM:<a@b.test>").keep("250", "RFC5321-4.5.1-3");
    }
}

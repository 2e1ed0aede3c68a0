package org.msakit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.msakit.model.Transaction.Stage;
import org.msakit.model.Transaction.Trait;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;

/** What EHLO, HELO and STARTTLS keep and forget, and why something is as it is. */
class SessionStateTest {
    private static final Reply EHLO = new Reply(250, List.of(Octets.line("250-mx"), Octets.line("250 DSN")), Set.of());
    private static final Transaction OPEN =
            new Transaction(Stage.RECIPIENTS, Cause.NEVER_BEGUN, Set.of(Trait.NULL_SENDER));
    private static final SessionState BUSY = SessionState.connected(false)
            .afterEhlo(EHLO)
            .with(new Login(true, Cause.NEVER_BEGUN))
            .with(OPEN);

    @Test
    void ehloEndsTheTransactionAndKeepsTheLogin() {
        SessionState state = BUSY.with(Phase.GREETING).afterEhlo(EHLO);
        assertThat(state.phase()).isEqualTo(Phase.COMMAND);
        assertThat(state.hello()).isEqualTo(Hello.EHLO);
        assertThat(state.offered().keywords()).containsOnlyKeys("DSN");
        assertThat(state.login()).isEqualTo(new Login(true, Cause.EHLO));
        assertThat(state.mail()).isEqualTo(new Transaction(Stage.NONE, Cause.EHLO));
    }

    @Test
    void nothingButTheOfferChangesWithTheOffer() {
        Capabilities other =
                Capabilities.of(new Reply(250, List.of(Octets.line("250-mx"), Octets.line("250 SIZE")), Set.of()));
        SessionState state = BUSY.offering(other);
        assertThat(state.offered()).isEqualTo(other);
        assertThat(state.offering(BUSY.offered())).isEqualTo(BUSY);
    }

    @Test
    void heloHasNoExtensions() {
        SessionState state = BUSY.afterHelo();
        assertThat(state.hello()).isEqualTo(Hello.HELO);
        assertThat(state.offered()).isEqualTo(Capabilities.NONE);
        assertThat(state.login().done()).isTrue();
        assertThat(state.mail()).isEqualTo(new Transaction(Stage.NONE, Cause.HELO));
    }

    @Test
    void startTlsForgetsEverything() {
        SessionState state = BUSY.afterStartTls();
        assertThat(state.tls()).isTrue();
        assertThat(state.hello()).isEqualTo(Hello.NONE);
        assertThat(state.helloCause()).isEqualTo(Cause.STARTTLS);
        assertThat(state.offered()).isEqualTo(Capabilities.NONE);
        assertThat(state.login()).isEqualTo(new Login(false, Cause.STARTTLS));
        assertThat(state.mail()).isEqualTo(new Transaction(Stage.NONE, Cause.STARTTLS));
        assertThat(SessionState.connected(false).afterStartTls().login())
                .as("there was none")
                .isEqualTo(Login.NONE);
    }

    @Test
    void whatWasNotOpenIsNotEnded() {
        assertThat(Transaction.NONE.endedBy(Cause.RSET)).isEqualTo(Transaction.NONE);
        assertThat(Transaction.NONE.surviving(Cause.NOOP)).isEqualTo(Transaction.NONE);
        assertThat(Login.NONE.surviving(Cause.NOOP)).isEqualTo(Login.NONE);
        assertThat(OPEN.surviving(Cause.NOOP)).isEqualTo(new Transaction(Stage.RECIPIENTS, Cause.NOOP, OPEN.traits()));
    }

    @Test
    void anExchangeThatEndsLeadsBackToCommands() {
        SessionState waiting = BUSY.with(Exchange.LOGIN_PASSWORD, "alice");
        assertThat(waiting.phase()).isEqualTo(Phase.SASL);
        assertThat(waiting.user()).isEqualTo("alice");
        assertThat(waiting.with(Exchange.NONE, "")).isEqualTo(BUSY);
    }

    @Test
    void causesAreForgottenAndNothingElse() {
        SessionState state = BUSY.surviving(Cause.NOOP).with(new Login(true, Cause.SECOND_AUTH));
        SessionState forgotten = state.withoutCauses();
        assertThat(forgotten.helloCause()).isEqualTo(Cause.NEVER_BEGUN);
        assertThat(forgotten.login()).isEqualTo(new Login(true, Cause.NEVER_BEGUN));
        assertThat(forgotten.mail()).isEqualTo(OPEN);
        assertThat(forgotten.with(state.mail()).with(state.login()).describe()).isEqualTo(state.describe());
        assertThat(forgotten.offered()).isEqualTo(state.offered());
    }

    @Test
    void aReaderIsToldWhatMatters() {
        assertThat(SessionState.connected(false).describe())
                .isEqualTo("greeting, clear text, hello NONE, not authenticated, transaction NONE");
        assertThat(BUSY.afterStartTls()
                        .afterEhlo(EHLO)
                        .with(new Login(true, Cause.NEVER_BEGUN))
                        .with(OPEN)
                        .describe())
                .isEqualTo("command, TLS, hello EHLO, authenticated, transaction RECIPIENTS");
    }
}

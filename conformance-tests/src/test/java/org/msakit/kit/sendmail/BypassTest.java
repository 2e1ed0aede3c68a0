package org.msakit.kit.sendmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.msakit.dialogue.DialogueFormat;
import org.msakit.kit.fleet.SendmailFleet;
import org.msakit.kit.target.SendmailTarget;
import org.msakit.kit.target.Target;
import org.msakit.policy.Admission;

/** Article section 1, on real sendmail: the stock port 587 lets a listed client submit without a login. */
@NeedsContainers
class BypassTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void stockPort587LetsAListedClientRelayWithoutLogin() {
        proveBypass(Fleets.stock());
    }

    @Test
    void theProofFailsOnAHardenedPort() {
        assertThatThrownBy(() -> proveBypass(Fleets.hardened())).isInstanceOf(AssertionError.class);
    }

    @Test
    void anUnlistedClientMayNotRelayEvenThere() {
        Target target = SendmailTarget.of(Fleets.stock(), Fleets.UNLISTED, 587, Admission.LOCAL_ONLY, PATIENCE);
        Submission attempt = Submission.withoutLogin(target, "unlisted");
        assertThat(attempt.mail()).isEqualTo("250 2.1.0");
        assertThat(attempt.rcpt()).isEqualTo("550 5.7.1");
        assertThat(attempt.violations()).isEmpty();
    }

    @Test
    void theMonitorCallsTheBypassByItsName() {
        Target target = SendmailTarget.of(Fleets.stock(), Fleets.LISTED, 587, Admission.LOGIN_REQUIRED, PATIENCE);
        assertThat(Submission.withoutLogin(target, "judged").violations()).contains("RFC6409-4.3-1");
    }

    private static void proveBypass(SendmailFleet fleet) {
        String marker = "bypass-" + System.nanoTime();
        Target target = SendmailTarget.of(fleet, Fleets.LISTED, 587, Admission.RELAY, PATIENCE);
        Submission attempt = Submission.withoutLogin(target, marker);
        String dialogue = DialogueFormat.print(attempt.dialogue());
        assertThat(List.of(attempt.mail(), attempt.rcpt(), attempt.content()))
                .as(dialogue)
                .containsExactly("250 2.1.0", "250 2.1.5", "250 2.0.0");
        assertThat(attempt.violations()).isEmpty();
        assertThat(fleet.relayed()).as("delivered to the sink").anySatisfy(m -> {
            assertThat(m.content().latin1()).contains(marker);
            assertThat(m.envelope()).anyMatch(line -> line.contains(Submission.FOREIGN));
        });
    }
}

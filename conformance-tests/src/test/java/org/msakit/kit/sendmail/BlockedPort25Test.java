package org.msakit.kit.sendmail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.msakit.dialogue.DialogueFormat;
import org.msakit.kit.fleet.SendmailFleet;
import org.msakit.kit.fleet.SendmailFleet.Vantage;
import org.msakit.kit.target.SendmailTarget;
import org.msakit.kit.target.Target;
import org.msakit.policy.Admission;
import org.testcontainers.containers.Container.ExecResult;

/**
 * The setting that the article begins with (OP25B): a provider lets nothing out to port 25, and its customers submit on
 * port 587 with a login. The packets are dropped in the network namespace of the client's container.
 */
@NeedsContainers
class BlockedPort25Test {
    private static final String CUSTOMER = "customer";
    private static final Pattern DROPPED = Pattern.compile("tcp dport 25 counter packets (\\d+)");
    private static final int TIMED_OUT = 124;

    private final SendmailFleet fleet = Fleets.withoutPort25(CUSTOMER);
    private final Vantage customer = fleet.vantage(CUSTOMER);

    @Test
    void theCustomerGetsNoGreetingOnPort25() {
        int before = dropped();
        ExecResult blocked = greeting(customer, 25);
        assertThat(blocked.getExitCode()).isEqualTo(TIMED_OUT);
        assertThat(blocked.getStdout()).isEmpty();
        assertThat(dropped()).isGreaterThan(before);
    }

    /** The control: the server is there, and the same customer reaches it otherwise. */
    @Test
    void othersDoAndTheCustomerDoesOnPort587() {
        for (ExecResult open :
                new ExecResult[] {greeting(fleet.vantage(Fleets.UNLISTED), 25), greeting(customer, 587)}) {
            assertThat(open.getStderr()).isEmpty();
            assertThat(open.getExitCode()).isZero();
            assertThat(open.getStdout()).startsWith("220 mx.sm.test ESMTP ");
        }
    }

    @Test
    void theCustomerSubmitsOnPort587WithALogin() {
        Target msa = SendmailTarget.of(fleet, CUSTOMER, 587, Admission.LOGIN_REQUIRED, Duration.ofSeconds(10));
        assertThat(Submission.withoutLogin(msa, "no login").mail()).isEqualTo("530 5.7.0");
        String marker = "op25b-" + System.nanoTime();
        Submission submission = Submission.afterLogin(msa, marker);
        assertThat(submission.accepted())
                .as(DialogueFormat.print(submission.dialogue()))
                .isTrue();
        assertThat(submission.violations()).isEmpty();
        assertThat(fleet.relayed())
                .anySatisfy(m -> assertThat(m.content().latin1())
                        .contains(marker)
                        .contains("([" + customer.seenByServer().getHostAddress() + "])")
                        .contains("with ESMTPSA"));
    }

    /** The first line that the server says, or the exit code of {@code timeout}. */
    private ExecResult greeting(Vantage client, int port) {
        String server = "/dev/tcp/" + fleet.address().getHostAddress() + "/" + port;
        return fleet.runAt(client, "timeout", "4", "bash", "-c", "head -n 1 < " + server);
    }

    private int dropped() {
        String rules = fleet.runAt(customer, "nft", "list", "ruleset").getStdout();
        Matcher counter = DROPPED.matcher(rules);
        assertThat(counter.find()).as(rules).isTrue();
        return Integer.parseInt(counter.group(1));
    }
}

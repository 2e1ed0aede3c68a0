package org.msakit.kit.sendmail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.msakit.kit.fleet.SendmailFleet;
import org.testcontainers.containers.Container.ExecResult;

/**
 * Article section 3.1: the submission program of the host itself has no login, and loses mail when port 587 asks for
 * one. What the user sees, what is in the queue, and what the log says; and both cures.
 */
@NeedsContainers
@ParameterizedClass
@MethodSource("suites")
class SubmissionProgramTest {
    private static final String TO_587 = "FEATURE(`msp', `[127.0.0.1]', `MSA')dnl";
    private static final String TO_25 = "FEATURE(`msp', `[127.0.0.1]')dnl";
    private static final String AUTHINFO = "FEATURE(`authinfo', `hash -o /etc/mail/msp-authinfo')dnl";
    private static final String REFUSED = "530 5.7.0 Authentication required";
    private static final int SERVICE_UNAVAILABLE = 69;

    private final SendmailFleet hardened;
    private final SendmailFleet stock;

    SubmissionProgramTest(String suite) {
        hardened = Fleets.hardened(suite);
        stock = Fleets.stock(suite);
    }

    static List<String> suites() {
        return Article.suites();
    }

    @Test
    void without587AskingForALoginItWorks() {
        assertDelivered(stock, new SubmissionProgram(stock, TO_587));
    }

    @Test
    void theUserGetsTheMessageBackAsADeadLetter() {
        SubmissionProgram program = new SubmissionProgram(hardened, TO_587);
        for (String recipient : List.of(Submission.FOREIGN, "bob@sm.test")) {
            String marker = marker();
            ExecResult seen = program.send(recipient, marker);
            assertThat(seen.getExitCode()).isEqualTo(SERVICE_UNAVAILABLE);
            assertThat(seen.getStdout() + seen.getStderr())
                    .contains(SubmissionProgram.DEAD_LETTER + "... Saved message in " + SubmissionProgram.DEAD_LETTER);
            assertThat(program.deadLetter()).contains("Subject: " + marker);
            assertThat(program.logged("to=" + recipient + ".*dsn=5\\.[07]\\.0, .*stat=Service unavailable"))
                    .as(program.log())
                    .isPresent();
            assertThat(program.queue()).contains("is empty");
            assertThat(arrived(hardened, marker)).isFalse();
        }
        assertThat(program.send(Submission.FOREIGN, marker(), "-v").getStdout())
                .contains(">>> MAIL From:")
                .contains(REFUSED);
    }

    @Test
    void whatIsQueuedAlreadyIsLost() {
        SubmissionProgram program = new SubmissionProgram(hardened, TO_587);
        String marker = marker();
        assertThat(program.send(Submission.FOREIGN, marker, "-odq").getExitCode())
                .isZero();
        assertThat(program.queue()).contains(Submission.FOREIGN);
        ExecResult run = program.runQueue();
        assertThat(run.getStdout()).contains(REFUSED).contains("savemail: cannot save rejected email anywhere");
        assertThat(program.logged("Losing \\./qf\\w+: savemail panic"))
                .as(program.log())
                .isPresent();
        assertThat(program.queue()).contains("is empty");
        assertThat(program.queueFiles()).anyMatch(name -> name.startsWith("Qf"));
        assertThat(program.deadLetter()).doesNotContain(marker);
        assertThat(arrived(hardened, marker)).isFalse();
    }

    @Test
    void authinfoCuresIt() {
        SubmissionProgram program =
                new SubmissionProgram(hardened, AUTHINFO, TO_587).authinfo("secret-alice", "root:smmsp 640");
        assertDelivered(hardened, program);
        assertThat(program.logged("AUTH=server, relay=.*127\\.0\\.0\\.1\\], authid=alice, mech=PLAIN"))
                .as(program.log())
                .isPresent();
    }

    @Test
    void port25CuresIt() {
        SubmissionProgram program = new SubmissionProgram(hardened, TO_25);
        assertDelivered(hardened, program);
        assertThat(program.logged("proto=ESMTPS?, daemon=MTA"))
                .as(program.log())
                .isPresent();
    }

    @Test
    void authinfoThatTheProgramCannotReadIsAsNone() {
        assertLost(new SubmissionProgram(hardened, AUTHINFO, TO_587).authinfo("secret-alice", "root:root 600"));
    }

    @Test
    void aWrongPasswordIsAsNone() {
        SubmissionProgram program =
                new SubmissionProgram(hardened, AUTHINFO, TO_587).authinfo("wrong", "root:smmsp 640");
        assertLost(program);
        assertThat(program.logged("AUTH failure \\(PLAIN\\)")).as(program.log()).isPresent();
    }

    private static void assertLost(SubmissionProgram program) {
        String marker = marker();
        ExecResult seen = program.send(Submission.FOREIGN, marker, "-v");
        assertThat(seen.getExitCode()).isEqualTo(SERVICE_UNAVAILABLE);
        assertThat(seen.getStdout()).contains(REFUSED);
        assertThat(program.deadLetter()).contains("Subject: " + marker);
    }

    private static void assertDelivered(SendmailFleet fleet, SubmissionProgram program) {
        String marker = marker();
        ExecResult seen = program.send(Submission.FOREIGN, marker);
        assertThat(seen.getExitCode()).as(seen.getStdout() + program.log()).isZero();
        assertThat(seen.getStdout() + seen.getStderr()).isEmpty();
        assertThat(arrived(fleet, marker)).isTrue();
        assertThat(program.queue()).contains("is empty");
        assertThat(program.deadLetter()).isEmpty();
    }

    private static String marker() {
        return "program-" + System.nanoTime();
    }

    private static boolean arrived(SendmailFleet fleet, String marker) {
        return fleet.relayed().stream().anyMatch(m -> m.content().latin1().contains(marker))
                || fleet.mailbox("bob").stream()
                        .anyMatch(m -> m.content().latin1().contains(marker));
    }
}

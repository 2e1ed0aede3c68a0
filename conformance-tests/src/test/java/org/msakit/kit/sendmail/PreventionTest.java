package org.msakit.kit.sendmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.msakit.dialogue.DialogueFormat;
import org.msakit.kit.client.Connection;
import org.msakit.kit.fleet.SendmailFleet;
import org.msakit.kit.scenario.Session;
import org.msakit.kit.target.SendmailTarget;
import org.msakit.kit.target.Target;
import org.msakit.policy.AccessMap;
import org.msakit.policy.Admission;
import org.msakit.policy.Client;
import org.msakit.policy.Policy;
import org.msakit.policy.SubmissionPolicy;

/**
 * Article sections 2.3 and 2.5, on real sendmail: with {@code M=aE} no access map lets anybody submit without a login.
 * The model predicts, the maps are random, and are written into the running server.
 */
@NeedsContainers
class PreventionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MAPS = 60;
    private static final long SEED = 2006;
    private static final List<String> VANTAGES = List.of(Fleets.LISTED, Fleets.REJECTED, Fleets.UNLISTED);

    @Test
    void noAccessMapOpensTheHardenedPort() {
        provePrevention(Fleets.hardened(), MAPS);
    }

    @Test
    void theProofFailsWithoutTheModifierA() {
        assertThatThrownBy(() -> provePrevention(Fleets.hardenedBut("E"), MAPS)).isInstanceOf(AssertionError.class);
    }

    @Test
    void aLoginOpensItForEverybodyWhomTheMapDoesNotReject() {
        SendmailFleet fleet = Fleets.hardened();
        fleet.accessMap(Fleets.usualMap(fleet));
        for (String vantage : List.of(Fleets.LISTED, Fleets.UNLISTED)) {
            String marker = "login-" + System.nanoTime();
            Submission attempt = Submission.afterLogin(target(fleet, vantage, 587, Admission.LOGIN_REQUIRED), marker);
            assertThat(attempt.accepted())
                    .as(DialogueFormat.print(attempt.dialogue()))
                    .isTrue();
            assertThat(fleet.relayed()).anyMatch(m -> m.content().latin1().contains(marker));
        }
    }

    @Test
    void port25NeedsNoLoginStill() {
        SendmailFleet fleet = Fleets.hardened();
        fleet.accessMap(Fleets.usualMap(fleet));
        assertThat(Submission.withoutLogin(target(fleet, Fleets.LISTED, 25, Admission.RELAY), "port 25")
                        .accepted())
                .isTrue();
        Submission stranger = Submission.withoutLogin(target(fleet, Fleets.UNLISTED, 25, Admission.LOCAL_ONLY), "x");
        assertThat(stranger.mail()).isEqualTo("250 2.1.0");
        assertThat(stranger.rcpt()).isEqualTo("550 5.7.1");
    }

    /** Section 2.5: what the article's reader sees, and ETRN neither offered nor done. */
    @Test
    void theEhloListOfTheArticle() throws Exception {
        SendmailFleet fleet = Fleets.hardened();
        fleet.accessMap(Fleets.usualMap(fleet));
        Target target = target(fleet, Fleets.UNLISTED, 587, Admission.LOGIN_REQUIRED);
        try (Connection connection = target.dialer().dial();
                Session session = new Session(target, connection)) {
            session.hello();
            Map<String, List<String>> offered = session.state().offered().keywords();
            assertThat(offered.keySet())
                    .containsExactlyInAnyOrder(
                            "ENHANCEDSTATUSCODES",
                            "PIPELINING",
                            "8BITMIME",
                            "SIZE",
                            "DSN",
                            "AUTH",
                            "STARTTLS",
                            "DELIVERBY",
                            "HELP");
            assertThat(offered.get("AUTH")).containsExactlyInAnyOrder("LOGIN", "PLAIN");
            session.line("ETRN example.com");
            assertThat(session.lastReply().shortForm()).isEqualTo("502 5.7.0");
        }
    }

    private static Target target(SendmailFleet fleet, String vantage, int port, Admission admission) {
        return SendmailTarget.of(fleet, vantage, port, admission, PATIENCE);
    }

    private static void provePrevention(SendmailFleet fleet, int maps) {
        Random random = new Random(SEED);
        for (int i = 0; i < maps; i++) {
            AccessMap map = randomMap(random, fleet);
            fleet.accessMap(map.print());
            Policy policy = Policy.of("aE", map);
            for (String vantage : VANTAGES) {
                Client client = Client.nameless(fleet.vantage(vantage).seenByServer());
                Admission predicted = SubmissionPolicy.sendmail().admission(policy, client);
                Submission attempt = Submission.withoutLogin(target(fleet, vantage, 587, predicted), "map " + i);
                String story = "seed " + SEED + ", map:\n" + map.print() + DialogueFormat.print(attempt.dialogue());
                assertThat(attempt.mail())
                        .as(story)
                        .isEqualTo(predicted == Admission.REJECTED ? "550 5.7.1" : "530 5.7.0");
                assertThat(attempt.accepted()).as(story).isFalse();
                assertThat(attempt.violations()).as(story).isEmpty();
            }
        }
    }

    /** Entries for the vantages and their networks, tagged and not, with values that contradict each other. */
    private static AccessMap randomMap(Random random, SendmailFleet fleet) {
        Map<String, String> entries = new LinkedHashMap<>();
        List<String> values = List.of("RELAY", "OK", "REJECT");
        for (String vantage : VANTAGES) {
            String key = Fleets.address(fleet, vantage);
            for (int dot = key.length(); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
                for (String tag : List.of("Connect:", "")) {
                    if (random.nextInt(4) == 0) {
                        entries.put(tag + key.substring(0, dot), values.get(random.nextInt(values.size())));
                    }
                }
            }
        }
        return new AccessMap(entries);
    }
}

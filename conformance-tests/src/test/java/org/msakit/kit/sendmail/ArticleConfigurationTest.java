package org.msakit.kit.sendmail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msakit.kit.fleet.SendmailFleet;
import org.msakit.sendmail.config.Listener;
import org.msakit.sendmail.mc.McReader;

/** Article section 2.4: its whole sendmail.mc, made by m4 and started, letter by letter as printed. */
@NeedsContainers
class ArticleConfigurationTest {
    private static final List<String> ON_BOTH = List.of(
            "ENHANCEDSTATUSCODES", "PIPELINING", "8BITMIME", "SIZE", "DSN", "AUTH LOGIN PLAIN", "DELIVERBY", "HELP");

    /** From the host itself: the file has sendmail refuse senders whose domain it cannot find. */
    private static final String MAIL = "MAIL FROM:<alice@mx.sm.test>";

    static List<String> suites() {
        return Article.suites();
    }

    private static SendmailFleet start(String suite) {
        SendmailFleet fleet = Fleets.given(suite, Article.fixed());
        fleet.accessMap(Fleets.usualMap(fleet));
        return fleet;
    }

    @ParameterizedTest
    @MethodSource("suites")
    void itListensWhereTheFileSaysAndNowhereElse(String suite) {
        Set<Integer> read = new TreeSet<>();
        for (Listener each : McReader.read("sendmail.mc", Article.fixed(), path -> Optional.empty())
                .listeners()) {
            read.add(each.port());
        }
        assertThat(Article.listening(start(suite))).isEqualTo(read).containsExactly(25, 587);
    }

    @ParameterizedTest
    @MethodSource("suites")
    void itOffersTheSameOnBothPortsButEtrn(String suite) {
        SendmailFleet fleet = start(suite);
        assertThat(offers(fleet, 587)).containsExactlyElementsOf(ON_BOTH);
        assertThat(offers(fleet, 25)).contains("ETRN").containsAll(ON_BOTH).hasSize(ON_BOTH.size() + 1);
    }

    private static List<String> offers(SendmailFleet fleet, int port) {
        try (WireClient client = new WireClient(fleet.vantage(Fleets.UNLISTED).to(port))) {
            return client.say("EHLO client.test")
                    .lines()
                    .skip(1)
                    .map(line -> line.substring(4))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("suites")
    void onlyALoginOpens587(String suite) {
        SendmailFleet fleet = start(suite);
        for (String vantage : List.of(Fleets.LISTED, Fleets.UNLISTED)) {
            try (WireClient client = new WireClient(fleet.vantage(vantage).to(587))) {
                assertThat(client.say(MAIL)).startsWith("503 5.0.0 Polite people say HELO first");
                client.say("EHLO client.test");
                assertThat(client.say(MAIL)).isEqualTo("530 5.7.0 Authentication required");
                assertThat(client.say("RCPT TO:<carol@else.test>")).startsWith("503 5.0.0 ");
                assertThat(client.say("VRFY alice")).startsWith("252 2.5.2 ");
                assertThat(client.say("EXPN alice")).startsWith("502 5.7.0 ");
                assertThat(client.login("alice")).startsWith("235 2.0.0 ");
                assertThat(client.say(MAIL)).startsWith("250 2.1.0 ");
                assertThat(client.say("RCPT TO:<carol@else.test>")).startsWith("250 2.1.5 ");
            }
        }
    }
}

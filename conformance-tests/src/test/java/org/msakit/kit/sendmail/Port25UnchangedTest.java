package org.msakit.kit.sendmail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msakit.kit.fleet.SendmailFleet;

/** The article hardens port 587 and leaves port 25 alone: each client is answered there as before, octet by octet. */
@NeedsContainers
class Port25UnchangedTest {
    private static final List<String> SAID = List.of(
            "EHLO client.test",
            "MAIL FROM:<alice@mx.sm.test>",
            "RCPT TO:<carol@else.test>",
            "RCPT TO:<alice@sm.test>",
            "RCPT TO:<nobody-here@sm.test>",
            "RSET",
            "ETRN x.test",
            "VRFY alice",
            "EXPN alice",
            "AUTH PLAIN AGFsaWNlAHNlY3JldC1hbGljZQ==",
            "MAIL FROM:<alice@mx.sm.test>",
            "RCPT TO:<carol@else.test>",
            "QUIT");

    @ParameterizedTest
    @ValueSource(strings = {Fleets.LISTED, Fleets.REJECTED, Fleets.UNLISTED})
    void everyReplyIsTheSame(String vantage) {
        List<String> before = replies(Fleets.given(Fleets.BOOKWORM, Article.stock()), vantage, 25);
        assertThat(replies(Fleets.given(Fleets.BOOKWORM, Article.fixed()), vantage, 25))
                .isEqualTo(before);
        assertThat(before).hasSize(SAID.size()).noneMatch(String::isEmpty);
    }

    /** The comparison sees what was changed on the other port. */
    @ParameterizedTest
    @ValueSource(strings = {Fleets.LISTED, Fleets.UNLISTED})
    void on587TheyDiffer(String vantage) {
        assertThat(replies(Fleets.given(Fleets.BOOKWORM, Article.fixed()), vantage, 587))
                .isNotEqualTo(replies(Fleets.given(Fleets.BOOKWORM, Article.stock()), vantage, 587));
    }

    private static List<String> replies(SendmailFleet fleet, String vantage, int port) {
        fleet.accessMap(Fleets.usualMap(fleet));
        List<String> replies = new ArrayList<>();
        try (WireClient client = new WireClient(fleet.vantage(vantage).to(port))) {
            for (String line : SAID) {
                String reply = client.exchange(line + "\r\n");
                replies.add(reply.replace(Fleets.address(fleet, vantage), "CLIENT"));
            }
        }
        return replies;
    }
}

package org.msakit.kit.sendmail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msakit.kit.fleet.SendmailFleet;

/** Article section 2.5: what telnet shows on port 587, octet by octet. */
@NeedsContainers
class ArticleDialogueTest {
    private static final String DATE = "[A-Z][a-z]{2}, \\d{1,2} [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT";

    static List<String> suites() {
        return Article.suites();
    }

    @ParameterizedTest
    @MethodSource("suites")
    void withoutALogin(String suite) {
        SendmailFleet fleet = Fleets.given(suite, Article.fixed());
        fleet.accessMap(Fleets.usualMap(fleet));
        String address = Fleets.address(fleet, Fleets.LISTED);
        try (WireClient telnet = new WireClient(fleet.vantage(Fleets.LISTED).to(587))) {
            assertThat(telnet.greeting()).matches("220 mx\\.sm\\.test ESMTP Sendmail ([\\d.]+)/\\1; " + DATE + "\r\n");
            assertThat(telnet.exchange("EHLO client.test\r\n"))
                    .isEqualTo("250-mx.sm.test Hello [" + address + "], pleased to meet you\r\n"
                            + "250-ENHANCEDSTATUSCODES\r\n"
                            + "250-PIPELINING\r\n"
                            + "250-8BITMIME\r\n"
                            + "250-SIZE\r\n"
                            + "250-DSN\r\n"
                            + "250-AUTH LOGIN PLAIN\r\n"
                            + "250-DELIVERBY\r\n"
                            + "250 HELP\r\n");
            assertThat(telnet.exchange("MAIL FROM:<alice@sm.test>\r\n"))
                    .isEqualTo("530 5.7.0 Authentication required\r\n");
            assertThat(telnet.exchange("ETRN sm.test\r\n"))
                    .isEqualTo("502 5.7.0 Sorry, we do not allow this operation\r\n");
            assertThat(telnet.exchange("QUIT\r\n")).isEqualTo("221 2.0.0 mx.sm.test closing connection\r\n");
            assertThat(telnet.exchange("NOOP\r\n")).isEmpty();
        }
    }
}

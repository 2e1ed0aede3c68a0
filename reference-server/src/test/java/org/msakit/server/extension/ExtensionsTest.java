package org.msakit.server.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.msakit.server.ExtensionSettings;
import org.msakit.server.ListenerConfig;
import org.msakit.server.delivery.StoredMessage;
import org.msakit.server.session.Dialogue;

class ExtensionsTest {
    private static final String MAIL = "MAIL FROM:<alice@example.test> ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RET=hdrs | 250 2.1.0",
                "RET=BODY | 501 5.5.4",
                "RET | 501 5.5.4",
                "RET= | 501 5.5.4",
                "RET=FULL RET=HDRS | 501 5.5.4",
                "ENVID=a+2Bb+3Dc | 250 2.1.0",
                "ENVID=a+zz | 501 5.5.4",
                "ENVID=a+2b | 501 5.5.4",
                "ENVID=a=b | 501 5.5.4",
                "BY=120;NT | 250 2.1.0",
                "BY=-5;N | 250 2.1.0",
                "BY=0;R | 501 5.5.4",
                "BY=59;R | 555 5.5.4",
                "BY=60;R | 250 2.1.0",
                "BY=1234567890;N | 501 5.5.4",
                "BY=;R | 501 5.5.4",
                "BY=120;RX | 501 5.5.4",
                "HOLDFOR=60 | 250 2.1.0",
                "HOLDFOR=604800 | 250 2.1.0",
                "HOLDFOR=604801 | 501 5.5.4",
                "HOLDFOR=0 | 501 5.5.4",
                "HOLDFOR=060 | 501 5.5.4",
                "HOLDUNTIL=1970-01-08T00:00:00Z | 250 2.1.0",
                "HOLDUNTIL=1970-01-08T01:00:00+01:00 | 250 2.1.0",
                "HOLDUNTIL=1970-01-08T00:00:01Z | 501 5.5.4",
                "HOLDUNTIL=1970-01-01T00:00:00Z | 501 5.5.4",
                "HOLDUNTIL=1970-02-30T00:00:00Z | 501 5.5.4",
                "HOLDUNTIL=tomorrow | 501 5.5.4",
                "HOLDFOR=60 HOLDUNTIL=1970-01-08T00:00:00Z | 501 5.5.4",
                "HOLDFOR=600 BY=60;R | 501 5.5.4",
                "HOLDFOR=60 BY=600;R | 250 2.1.0",
                "HOLDFOR=600 BY=60;N | 250 2.1.0",
                "HOLDUNTIL=1970-01-08T00:00:00Z BY=60;R | 501 5.5.4",
                "MT-PRIORITY=-9 | 250 2.1.0",
                "MT-PRIORITY=3 | 250 2.3.6",
                "MT-PRIORITY=10 | 501 5.5.2",
                "MT-PRIORITY=+3 | 501 5.5.2",
                "MT-PRIORITY=-0 | 501 5.5.2",
                "MT-PRIORITY=03 | 501 5.5.2",
                "REQUIRETLS | 250 2.1.0",
                "REQUIRETLS=1 | 501 5.5.4"
            })
    void judges_mail_parameters(String parameters, String reply) {
        assertThat(Dialogue.on("aE").loggedIn().say(MAIL + parameters)).startsWith(reply);
    }

    @Test
    void keeps_the_granted_parameters_with_the_message() {
        Dialogue dialogue = Dialogue.on("aE").loggedIn();
        dialogue.say(MAIL + "ret=HDRS ENVID=q+3D1 MT-PRIORITY=4 HOLDFOR=60 REQUIRETLS");
        dialogue.say("RCPT TO:<bob@example.test> NOTIFY=NEVER", "RCPT TO:<x@else.test>", "DATA", "text", ".");
        StoredMessage message = dialogue.sink().messages().get(0);
        assertThat(message.parameters())
                .isEqualTo(
                        Map.of("RET", "HDRS", "ENVID", "q+3D1", "MT-PRIORITY", "0", "HOLDFOR", "60", "REQUIRETLS", ""));
        assertThat(message.recipientParameters()).isEqualTo(List.of(Map.of("NOTIFY", "NEVER"), Map.of()));
    }

    /** Extensions that may not be offered without the other one (RFC 3030 section 3, RFC 6531 section 3.1). */
    private static final Map<String, String> LEANS_ON_IT = Map.of("CHUNKING", "BINARYMIME", "8BITMIME", "SMTPUTF8");

    @ParameterizedTest
    @MethodSource("keywords")
    void can_be_switched_off(String keyword) {
        for (boolean tls : new boolean[] {false, true}) {
            String listener = keyword.equals("ETRN") ? "a" : "aE";
            Dialogue with = Dialogue.on(listener);
            Dialogue without = new Dialogue(
                    Dialogue.config().without(keyword).build(), ListenerConfig.loopback("test", listener), "192.0.2.1");
            with.open(tls);
            without.open(tls);
            String all = with.say("EHLO client.example");
            String reduced = without.say("EHLO client.example");
            assertThat(reduced).doesNotContain(keyword);
            String leaning = LEANS_ON_IT.getOrDefault(keyword, keyword);
            long gone = all.lines()
                    .filter(line -> line.contains(keyword) || line.contains(leaning))
                    .count();
            assertThat(reduced.lines().count()).isEqualTo(all.lines().count() - gone);
        }
    }

    static List<String> keywords() {
        return Extensions.keywords();
    }

    @ParameterizedTest
    @CsvSource({
        "DSN,MAIL FROM:<alice@example.test> RET=FULL,555",
        "DELIVERBY,MAIL FROM:<alice@example.test> BY=100;R,555",
        "FUTURERELEASE,MAIL FROM:<alice@example.test> HOLDFOR=9,555",
        "MT-PRIORITY,MAIL FROM:<alice@example.test> MT-PRIORITY=0,555",
        "REQUIRETLS,MAIL FROM:<alice@example.test> REQUIRETLS,555",
        "HELP,HELP,502",
        "ENHANCEDSTATUSCODES,NOOP,250 OK",
        "ENHANCEDSTATUSCODES,FOOB,500 Command"
    })
    void is_not_understood_when_it_is_off(String keyword, String line, String reply) {
        Dialogue dialogue = new Dialogue(
                Dialogue.config().without(keyword).build(), ListenerConfig.loopback("test", "aE"), "192.0.2.1");
        assertThat(dialogue.loggedIn().say(line)).startsWith(reply);
    }

    @Test
    void offers_some_things_in_some_places_only() {
        Dialogue relay = Dialogue.on("");
        relay.open(false);
        assertThat(relay.say("EHLO client.example"))
                .contains("ETRN")
                .doesNotContain("FUTURERELEASE")
                .doesNotContain("REQUIRETLS");
        assertThat(relay.say(MAIL + "REQUIRETLS")).startsWith("555");
        assertThat(relay.say(MAIL + "HOLDFOR=60")).startsWith("555");
    }

    @Test
    void keeps_to_the_limits_that_it_tells() {
        Dialogue dialogue = new Dialogue(
                Dialogue.config()
                        .extensions(ExtensionSettings.defaults().bounded(2, 2))
                        .build(),
                ListenerConfig.loopback("test", "aE"),
                "192.0.2.1");
        dialogue.open(true);
        assertThat(dialogue.say("EHLO x")).contains("LIMITS MAILMAX=2 RCPTMAX=1000 RCPTDOMAINMAX=2\r\n");
        dialogue.say(Dialogue.PLAIN_ALICE, "MAIL FROM:<>", "RSET", MAIL.strip());
        assertThat(dialogue.say("RCPT TO:<x@one.test>", "RCPT TO:<x@two.test>", "RCPT TO:<x@THREE.test>"))
                .endsWith("452 4.5.3 Too many recipient domains in this session\r\n");
        assertThat(dialogue.say("RCPT TO:<y@ONE.test>")).startsWith("250 2.1.5");
        assertThat(dialogue.say("RSET", "MAIL FROM:<>"))
                .endsWith("452 4.5.3 Too many transactions in this session\r\n");
    }

    @ParameterizedTest
    @CsvSource({"ETRN,500 5.5.2", "ETRN a b,501 5.5.4", "ETRN example.com,251 2.0.0", "ETRN @example.com,251 2.0.0"})
    void answers_etrn_where_it_is_offered(String line, String reply) {
        Dialogue dialogue = Dialogue.on("a").loggedIn();
        assertThat(dialogue.say(line)).startsWith(reply);
        dialogue.say(MAIL.strip());
        assertThat(dialogue.say("ETRN example.com")).startsWith("503 5.5.1");
    }

    @Test
    void helps_with_the_verbs_that_are_there() {
        Dialogue dialogue = new Dialogue(
                Dialogue.config().mechanisms("PLAIN").build(), ListenerConfig.loopback("test", "aE"), "192.0.2.1");
        dialogue.open(false);
        dialogue.say("EHLO x");
        assertThat(dialogue.say("HELP"))
                .contains("STARTTLS")
                .doesNotContain("AUTH")
                .doesNotContain("ETRN");
        assertThat(dialogue.say("HELP mail")).startsWith("214 2.0.0 MAIL FROM");
        assertThat(dialogue.say("HELP ETRN")).startsWith("504 5.5.4");
    }
}

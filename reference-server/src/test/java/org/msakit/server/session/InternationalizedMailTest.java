package org.msakit.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ServerConfig;
import org.msakit.server.delivery.StoredMessage;

/** SMTPUTF8 (RFC 6531). */
class InternationalizedMailTest {
    private static final String SENDER = octets("MAIL FROM:<ünal@example.test>");

    @Test
    void addressesInUtf8NeedTheParameter() {
        Dialogue dialogue = Dialogue.on("a").loggedIn();
        assertThat(dialogue.say(SENDER)).startsWith("550 5.6.7");
        assertThat(dialogue.say("MAIL FROM:<alice@example.test>", octets("RCPT TO:<δ@elsewhere.example>")))
                .contains("553 5.6.7");
        assertThat(dialogue.say("RSET", SENDER + " SMTPUTF8", octets("RCPT TO:<δ@bücher.example>")))
                .endsWith("250 2.1.5 Recipient OK\r\n");
    }

    @Test
    void theParameterHasNoValue() {
        Dialogue dialogue = Dialogue.on("a").loggedIn();
        assertThat(dialogue.say("MAIL FROM:<alice@example.test> SMTPUTF8=1")).startsWith("501 5.5.4");
        assertThat(dialogue.say("MAIL FROM:<alice@example.test> SMTPUTF8=")).startsWith("501 5.5.4");
        assertThat(dialogue.say("MAIL FROM:<alice@example.test> smtputf8")).startsWith("250");
    }

    @Test
    void whatIsNotUtf8IsNoAddress() {
        for (String local :
                new String[] {"\u00ED\u00A0\u0080", "\u00F8\u0088\u0080\u0080\u0080", "\u00FF", "\u0080", "\u00C3"}) {
            Dialogue dialogue = Dialogue.on("a").loggedIn();
            assertThat(dialogue.say("MAIL FROM:<a" + local + "@example.test> SMTPUTF8"))
                    .startsWith("501 5.1.7");
        }
    }

    @Test
    void aLocalDomainIsKnownByItsUnicodeName() {
        ServerConfig config =
                Dialogue.config().localDomains("xn--bcher-kva.example").build();
        Dialogue dialogue = new Dialogue(config, ListenerConfig.loopback("test", "a"), "192.0.2.1").loggedIn();
        assertThat(dialogue.say("MAIL FROM:<> SMTPUTF8", octets("RCPT TO:<nobody@BÜCHER.example>")))
                .contains("550 5.1.1");
    }

    @Test
    void theTraceFieldNamesTheProtocol() {
        Dialogue dialogue = Dialogue.on("a").loggedIn();
        dialogue.say(SENDER + " SMTPUTF8", "RCPT TO:<bob@example.test>", "DATA");
        dialogue.say(octets("Subject: Grüße"), "", "hello", ".");
        StoredMessage message = dialogue.sink().messages().get(0);
        assertThat(message.reversePath()).isEqualTo("ünal@example.test");
        assertThat(new String(message.content().toBytes(), StandardCharsets.UTF_8))
                .contains("with UTF8SMTPSA", "Grüße");
    }

    @Test
    void headersInUtf8NeedTheParameter() {
        Dialogue dialogue = Dialogue.on("a").withRecipient();
        dialogue.say("DATA");
        assertThat(dialogue.say(octets("Subject: Grüße"), "", "hello", ".")).startsWith("554 5.6.7");
        dialogue.say("MAIL FROM:<alice@example.test> BODY=8BITMIME", "RCPT TO:<bob@example.test>", "DATA");
        assertThat(dialogue.say("Subject: body only", "", octets("Grüße"), ".")).startsWith("250");
    }

    @Test
    void switchedOffItIsNotThere() {
        for (String off : new String[] {"SMTPUTF8", "8BITMIME"}) {
            ServerConfig without = Dialogue.config().without(off).build();
            Dialogue dialogue = new Dialogue(without, ListenerConfig.loopback("test", "a"), "192.0.2.1").loggedIn();
            assertThat(dialogue.say("EHLO client.example")).doesNotContain("SMTPUTF8");
            assertThat(dialogue.say("MAIL FROM:<alice@example.test> SMTPUTF8")).startsWith("555");
            assertThat(dialogue.say(SENDER)).startsWith("501");
        }
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}

package org.msakit.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msakit.server.ListenerConfig;
import org.msakit.server.PrivacyFlag;

/** What privacy flags change for a client. */
class PrivacyTest {
    private static Dialogue connected(String flags) {
        Dialogue dialogue = new Dialogue(
                Dialogue.config().privacyFlags(PrivacyFlag.parse(flags)).build(),
                ListenerConfig.loopback("test", ""),
                "192.0.2.7");
        dialogue.open(false);
        return dialogue;
    }

    private static String hello(String flags) {
        return connected(flags).say("EHLO client.example");
    }

    @Test
    void goawayKeepsDsnAndEtrn() {
        assertThat(hello("goaway")).isEqualTo(hello("")).contains("250-DSN", "250-ETRN");
    }

    @Test
    void noetrnTakesEtrn() {
        Dialogue dialogue = connected("noetrn");
        assertThat(dialogue.say("EHLO client.example")).doesNotContain("ETRN");
        assertThat(dialogue.say("ETRN example.test")).startsWith("502 ");
    }

    @Test
    void noreceiptsTakesDsnAndItsParameters() {
        Dialogue dialogue = connected("noreceipts");
        assertThat(dialogue.say("EHLO client.example")).doesNotContain("DSN");
        assertThat(dialogue.say("MAIL FROM:<s@remote.test> RET=HDRS")).startsWith("555 5.5.4");
        assertThat(connected("").say("EHLO client.example", "MAIL FROM:<s@remote.test> RET=HDRS"))
                .contains("250 2.1.0");
    }

    @Test
    void needvrfyheloAsksForAGreeting() {
        assertThat(connected("needvrfyhelo").say("VRFY bob")).startsWith("503 5.5.1");
        assertThat(connected("").say("VRFY bob")).startsWith("252 2.5.2");
        assertThat(connected("needvrfyhelo").say("EHLO client.example", "VRFY bob"))
                .contains("252 2.5.2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public",
                "authwarnings",
                "restrictmailq",
                "restrictqrun",
                "restrictexpand",
                "nobodyreturn",
                "noactualrecipient",
                "noverb,noexpn",
                "needmailhelo needexpnhelo"
            })
    void theOthersShowNothing(String flags) {
        String[] dialogue = {"VRFY bob", "EXPN bob", "MAIL FROM:<s@remote.test>", "EHLO x", "EXPN bob", "HELP"};
        assertThat(connected(flags).say(dialogue)).isEqualTo(connected("").say(dialogue));
    }
}

package org.msakit.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.msakit.server.Limits;
import org.msakit.server.ListenerConfig;

/** The bound on the recipients of one transaction (RFC 5321 section 4.5.3.1.10). */
class RecipientLimitTest {
    private static final String OK = "250 2.1.5 Recipient OK\r\n";
    private static final String TOO_MANY = "452 4.5.3 Too many recipients\r\n";

    private final Dialogue dialogue = new Dialogue(
                    Dialogue.config()
                            .limits(Limits.defaults().withRecipients(3))
                            .build(),
                    ListenerConfig.loopback("msa", "aE"),
                    "192.0.2.1")
            .loggedIn();

    @Test
    void one_too_many_is_refused_and_the_others_get_the_message() {
        begin();
        assertThat(recipients("a", "b", "c", "d", "e")).isEqualTo(OK.repeat(3) + TOO_MANY.repeat(2));
        assertThat(dialogue.say("DATA", "Subject: x", "", "."))
                .startsWith("354 ")
                .contains("\r\n250 2.0.0 ");
        assertThat(dialogue.sink().messages())
                .singleElement()
                .satisfies(message -> assertThat(message.forwardPaths())
                        .containsExactly("a@else.test", "b@else.test", "c@else.test"));
    }

    @Test
    void those_refused_do_not_count() {
        begin();
        assertThat(dialogue.say("RCPT TO:<nobody@example.test>")).startsWith("550 ");
        assertThat(recipients("a", "b", "c", "d")).isEqualTo(OK.repeat(3) + TOO_MANY);
    }

    @Test
    void each_transaction_counts_anew() {
        begin();
        recipients("a", "b", "c");
        dialogue.say("RSET");
        begin();
        assertThat(recipients("a", "b", "c", "d")).isEqualTo(OK.repeat(3) + TOO_MANY);
    }

    private void begin() {
        assertThat(dialogue.say("MAIL FROM:<alice@example.test>")).startsWith("250 ");
    }

    private String recipients(String... names) {
        StringBuilder replies = new StringBuilder();
        for (String name : names) {
            replies.append(dialogue.say("RCPT TO:<" + name + "@else.test>"));
        }
        return replies.toString();
    }
}

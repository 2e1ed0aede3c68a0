package org.msakit.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.msakit.server.session.Dialogue.PLAIN_ALICE;
import static org.msakit.server.session.Dialogue.base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msakit.server.AccessMap;
import org.msakit.server.ListenerConfig;

class SubmissionSessionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOOP hello world | 250 2.0.0",
                "RSET now | 501 5.5.4",
                "QUIT now | 501 5.5.4",
                "DATA | 503 5.5.1",
                "RCPT TO:<bob@example.test> | 503 5.5.1",
                "VRFY nobody | 252 2.5.2",
                "EXPN x | 502 5.5.1",
                "TURN | 502 5.5.1",
                "FOOB | 500 5.5.1",
                "ETRN x | 502 5.5.1",
                "STARTTLS | 503 5.5.1",
                "HELP | 214-2.0.0",
                "AUTH PLAIN x | 503 5.5.1",
                "EHLO -bad- | 501 Syntax",
                "EHLO a b c | 501 Syntax",
                "EHLO [IPv6:::ffff:192.0.2.1] | 250-mx.example.test",
                "EHLO [IPv6:2001:db8::1] | 250-mx.example.test",
                "EHLO [IPv6:1:2:3::4:5:6] | 250-mx.example.test",
                "EHLO [IPv6:1:2:3::4:5:6:7] | 501 Syntax",
                "MAIL | 501 5.5.4",
                "MAIL TO:<a@b.test> | 501 5.5.4",
                "MAIL FROM:<a@b.test | 501 5.1.7",
                "MAIL FROM:<a@b.test> ZZ=1 | 555 5.5.4",
                "MAIL FROM:<a@b.test> BODY=8BITMIME SIZE=10 RET=HDRS ENVID=x BY=100;R AUTH=a+3Db@c.test | 250 2.1.0",
                "MAIL FROM:<a@b.test> SIZE=99999999999 | 552 5.3.4",
                "MAIL FROM:<> | 250 2.1.0",
                "MAIL FROM:<\"a b\"@b.test> | 250 2.1.0",
                "MAIL FROM:<@x.test,@y.test:a@b.test> | 250 2.1.0",
                "MAIL FROM:<e=mc2@[192.0.2.1]> | 250 2.1.0",
                "MAIL FROM:<a@b..test> | 501 5.1.7"
            })
    void answers_after_login(String line, String reply) {
        assertThat(Dialogue.on("aE").loggedIn().say(line)).startsWith(reply);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TO:<bob@example.test> | 250 2.1.5",
                "TO:<pOsTmAsTeR> | 250 2.1.5",
                "TO:<nobody@example.test> | 550 5.1.1",
                "TO:<x@else.test> | 250 2.1.5",
                "TO:<x@else.test> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;x@else.test | 250 2.1.5",
                "TO:<x@else.test> NOTIFY=NEVER,DELAY | 501 5.5.4",
                "TO:<x@else.test> ZZ | 555 5.5.4",
                "TO:<> | 501 5.1.3",
                "FROM:<x@else.test> | 501 5.5.4"
            })
    void judges_recipients(String argument, String reply) {
        Dialogue dialogue = Dialogue.on("aE").loggedIn();
        dialogue.say("MAIL FROM:<alice@example.test>");
        assertThat(dialogue.say("RCPT " + argument)).startsWith(reply);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AUTH | 501 5.5.4",
                "AUTH PLAIN | 334 ",
                "AUTH PLAIN = | 501 5.5.2",
                "AUTH PLAIN x y | 501 5.5.4",
                "AUTH PLAIN QUI | 501 5.5.2",
                "AUTH PLAIN AGFsaWNlAHNlY3JldB== | 501 5.5.2",
                "AUTH PLAIN AGFsaWNlAHNlY3JldA== | 235 2.7.0",
                "AUTH NOSUCHMECH | 504 5.5.4",
                "AUTH LOGIN YWxpY2U= | 334 UGFzc3dvcmQ6",
                "MAIL FROM:<> | 530 5.7.0",
                "RCPT TO:<a@b.test> | 503 5.5.1",
                "VRFY bob | 252 2.5.2"
            })
    void answers_before_login(String line, String reply) {
        assertThat(Dialogue.on("aE").encrypted().say(line)).startsWith(reply);
    }

    @Test
    void logs_in_by_each_mechanism_and_not_as_somebody_else() {
        assertThat(Dialogue.on("aE").encrypted().say("AUTH PLAIN", base64("alice\0alice\0secret")))
                .contains("235 2.7.0");
        assertThat(Dialogue.on("aE").encrypted().say("auth login", base64("alice"), base64("secret")))
                .endsWith("235 2.7.0 Authentication succeeded\r\n");
        assertThat(Dialogue.on("aE").encrypted().say("AUTH PLAIN " + base64("bob\0alice\0secret")))
                .startsWith("535 5.7.8");
        assertThat(Dialogue.on("aE").encrypted().say("AUTH PLAIN", "*", "NOOP"))
                .endsWith("501 5.7.0 Authentication cancelled\r\n250 2.0.0 OK\r\n");
        assertThat(Dialogue.on("aE").encrypted().say("AUTH PLAIN", "A".repeat(12288)))
                .contains("500 5.5.6");
        assertThat(Dialogue.on("aE").encrypted().say("AUTH PLAIN " + "A".repeat(8000)))
                .startsWith("501 5.5.2");
    }

    @Test
    void never_looks_at_credentials_in_clear() {
        Dialogue dialogue = Dialogue.on("aE");
        dialogue.open(false);
        assertThat(dialogue.say("EHLO x"))
                .contains("STARTTLS")
                .doesNotContain("PLAIN")
                .doesNotContain("LOGIN");
        assertThat(dialogue.say(PLAIN_ALICE)).startsWith("504 5.5.4");
        assertThat(dialogue.say("AUTH LOGIN")).startsWith("504 5.5.4");
    }

    @Test
    void lists_extensions_in_order() {
        Dialogue dialogue = Dialogue.on("aE");
        dialogue.open(true);
        assertThat(dialogue.say("EHLO x"))
                .isEqualTo(String.join(
                        "\r\n",
                        "250-mx.example.test at your service",
                        "250-ENHANCEDSTATUSCODES",
                        "250-PIPELINING",
                        "250-8BITMIME",
                        "250-BINARYMIME",
                        "250-CHUNKING",
                        "250-SMTPUTF8",
                        "250-SIZE 10485760",
                        "250-DSN",
                        "250-AUTH SCRAM-SHA-256 SCRAM-SHA-1 PLAIN LOGIN",
                        "250-DELIVERBY 60",
                        "250-FUTURERELEASE 604800 1970-01-08T00:00:00Z",
                        "250-MT-PRIORITY",
                        "250-REQUIRETLS",
                        "250-LIMITS RCPTMAX=1000",
                        "250 HELP",
                        ""));
    }

    @Test
    void takes_one_reply_for_a_line_with_bare_cr_or_lf_or_nul() {
        Dialogue dialogue = Dialogue.on("aE").loggedIn();
        assertThat(dialogue.raw("NOOP\n")).isEmpty();
        assertThat(dialogue.raw("\r\n")).startsWith("500 5.5.2").hasLineCount(1);
        assertThat(dialogue.raw("RSET\rMAIL FROM:<a@b.test>\r\n"))
                .startsWith("500 5.5.2")
                .hasLineCount(1);
        assertThat(dialogue.raw("NO\0OP\r\n")).startsWith("500 5.5.2");
        assertThat(dialogue.say("x".repeat(100_000))).startsWith("500 5.5.2").hasLineCount(1);
        assertThat(dialogue.say("NOOP")).startsWith("250");
    }

    @ParameterizedTest
    @CsvSource({
        "\\n.\\n",
        "\\n.\\r\\n",
        "\\r\\n.\\n",
        "\\r.\\r",
        "\\r\\n.\\r",
        "\\n.\\r",
        "\\r.\\r\\n",
        "\\r\\n\\0.\\r\\n"
    })
    void refuses_smuggling_once_and_at_the_true_end(String escaped) {
        String variant = escaped.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", "\0");
        for (int size : new int[] {1, 1024, 4096, 65536}) {
            Dialogue dialogue = Dialogue.on("aE").withRecipient();
            dialogue.say("DATA");
            assertThat(dialogue.raw("x".repeat(size) + variant + "MAIL FROM:<a@b.test>\r\nDATA\r\nsmuggled"))
                    .isEmpty();
            assertThat(dialogue.raw("\r\n.\r\n")).startsWith("554 5.6.0").hasLineCount(1);
            assertThat(dialogue.sink().messages()).isEmpty();
        }
    }

    @Test
    void access_map_gives_relay_only_without_modifier_a() {
        AccessMap map = AccessMap.parse("Connect:192.0.2 RELAY\n192.0.2.9 REJECT");
        assertThat(relay(map, "E", "192.0.2.1")).startsWith("250 2.1.0").contains("250 2.1.5");
        assertThat(relay(map, "aE", "192.0.2.1")).startsWith("530 5.7.0").contains("503 5.5.1");
        assertThat(relay(map, "E", "192.0.2.9")).startsWith("550 5.7.1 Access denied");
        assertThat(relay(map, "E", "198.51.100.1")).startsWith("250 2.1.0").contains("550 5.7.1 Relaying denied");
    }

    @Test
    void too_many_errors_and_silence_end_with_421() {
        Dialogue dialogue = Dialogue.on("aE").loggedIn();
        assertThat(dialogue.raw("FOO\r\n".repeat(60)))
                .endsWith("421 4.7.0 Too many errors\r\n")
                .hasLineCount(50);
        assertThat(dialogue.isClosed()).isTrue();
        assertThat(Dialogue.on("aE").loggedIn().idle()).startsWith("421 4.4.2");
    }

    @Test
    void refuses_what_is_too_big_and_goes_on() {
        Dialogue dialogue = new Dialogue(
                Dialogue.config().maxMessageSize(100).build(), ListenerConfig.loopback("msa", "aE"), "192.0.2.1");
        dialogue.withRecipient();
        assertThat(dialogue.say("DATA", "x".repeat(101), ".", "NOOP"))
                .contains("552 5.3.4")
                .endsWith("250 2.0.0 OK\r\n");
    }

    @Test
    void a_message_gets_what_it_lacks() {
        Dialogue dialogue = Dialogue.on("aE").withRecipient();
        dialogue.say("DATA", "Subject: x", "", "body", ".");
        assertThat(dialogue.sink().messages().get(0).content().text()).isEqualTo("""
                        Received: from client.example ([192.0.2.1])
                        \tby mx.example.test with ESMTPSA id t-1;
                        \tThu, 1 Jan 1970 00:00:00 +0000
                        Date: Thu, 1 Jan 1970 00:00:00 +0000
                        Message-ID: <t-1.0@mx.example.test>
                        From: <alice@example.test>
                        Subject: x

                        body
                        """.replace("\n", "\r\n"));
    }

    @Test
    void a_message_with_two_subjects_is_refused_and_the_session_goes_on() {
        Dialogue dialogue = Dialogue.on("aE").withRecipient();
        assertThat(dialogue.say("DATA", "Subject: x", "subject: y", "", ".", "NOOP"))
                .endsWith("554 5.6.0 Message has two Subject fields\r\n250 2.0.0 OK\r\n");
        assertThat(dialogue.sink().messages()).isEmpty();
    }

    private static String relay(AccessMap map, String modifiers, String client) {
        Dialogue dialogue = new Dialogue(
                Dialogue.config().accessMap(map).build(), ListenerConfig.loopback("test", modifiers), client);
        dialogue.open(false);
        dialogue.say("EHLO x");
        return dialogue.say("MAIL FROM:<a@b.test>", "RCPT TO:<c@else.test>");
    }
}

package org.msakit.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.msakit.server.ListenerConfig;
import org.msakit.server.ServerConfig;

/** BDAT and BODY=BINARYMIME (RFC 3030). */
class ChunkingTest {
    private static final String HEADER = "Date: Tue, 24 Nov 2026 12:00:00 +0000\r\nFrom: <alice@example.test>\r\n\r\n";

    @Test
    void chunksOfAnySizeMakeOneMessage() {
        Dialogue dialogue = Dialogue.on("a").withRecipient();
        assertThat(dialogue.raw(bdat(HEADER, false))).startsWith("250 2.0.0 " + HEADER.length() + " octets");
        assertThat(dialogue.raw(bdat(".\r\n.\r", false) + bdat("\n..x\r\n", false) + "bdat 0 last\r\n"))
                .containsSubsequence("250 2.0.0 5 octets", "250 2.0.0 6 octets", "250 2.0.0 Message");
        assertThat(content(dialogue)).endsWith(HEADER + ".\r\n.\r\n..x\r\n");
    }

    @Test
    void segmentationDoesNotMatter() {
        String script = bdat(HEADER + "one\r\n", false) + bdat("two\r\n", true) + "NOOP\r\n";
        String whole = Dialogue.on("a").withRecipient().raw(script);
        Dialogue dialogue = Dialogue.on("a").withRecipient();
        StringBuilder octetwise = new StringBuilder();
        for (int i = 0; i < script.length(); i++) {
            octetwise.append(dialogue.raw(script.substring(i, i + 1)));
        }
        assertThat(octetwise).hasToString(whole);
        assertThat(content(dialogue)).endsWith("one\r\ntwo\r\n");
    }

    @Test
    void theOctetsOfARefusedChunkAreNoCommands() {
        Dialogue stranger = Dialogue.on("a").encrypted();
        assertThat(stranger.raw("BDAT 12\r\nNOOP\r\nQUIT\r\nNOOP\r\n"))
                .containsSubsequence("503 5.5.1", "250 2.0.0 OK");
        assertThat(stranger.isClosed()).isFalse();
    }

    @Test
    void aMalformedChunkSizeAnnouncesNothing() {
        Dialogue dialogue = Dialogue.on("a").withRecipient();
        assertThat(dialogue.say("BDAT", "BDAT x", "BDAT -1", "BDAT 5 FOO", "BDAT 5LAST"))
                .isEqualTo("501 5.5.4 Syntax error in parameters or arguments\r\n".repeat(5));
        assertThat(dialogue.say("DATA")).startsWith("354");
    }

    @Test
    void chunksAndDataDoNotMix() {
        Dialogue dialogue = Dialogue.on("a").withRecipient();
        dialogue.raw(bdat("x", false));
        assertThat(dialogue.say("DATA", "RCPT TO:<bob@example.test>", "MAIL FROM:<alice@example.test>"))
                .isEqualTo("503 5.5.1 Bad sequence of commands\r\n".repeat(3));
        assertThat(dialogue.say("RSET", "MAIL FROM:<alice@example.test>", "RCPT TO:<bob@example.test>", "DATA"))
                .endsWith("354 Start mail input; end with <CRLF>.<CRLF>\r\n");
    }

    @Test
    void resetForgetsTheChunks() {
        Dialogue dialogue = Dialogue.on("a").withRecipient();
        dialogue.raw(bdat("first", false));
        dialogue.say("RSET", "MAIL FROM:<alice@example.test>", "RCPT TO:<bob@example.test>");
        dialogue.raw(bdat(HEADER + "second\r\n", true));
        assertThat(content(dialogue)).contains("second").doesNotContain("first");
    }

    @Test
    void theSizeLimitHoldsForAllChunksTogether() {
        ServerConfig small = Dialogue.config().maxMessageSize(100).build();
        Dialogue dialogue = new Dialogue(small, ListenerConfig.loopback("test", "a"), "192.0.2.1").withRecipient();
        assertThat(dialogue.raw(bdat("x".repeat(60), false) + bdat("x".repeat(41), false) + bdat("x", true)))
                .containsSubsequence("250 2.0.0 60", "552 5.3.4", "503 5.5.1");
        assertThat(dialogue.sink().messages()).isEmpty();
        assertThat(dialogue.say("MAIL FROM:<alice@example.test>")).startsWith("250");
    }

    @Test
    void aSizeBeyondAllNumbersIsTakenForAVeryLargeOne() {
        Dialogue dialogue = Dialogue.on("a").withRecipient();
        assertThat(dialogue.raw("BDAT 99999999999999999999999\r\nQUIT\r\n")).isEmpty();
    }

    @Test
    void binaryContentComesByBdatAlone() {
        Dialogue dialogue = Dialogue.on("a").loggedIn();
        dialogue.say("MAIL FROM:<alice@example.test> BODY=BINARYMIME", "RCPT TO:<bob@example.test>");
        assertThat(dialogue.say("DATA")).startsWith("503 5.5.1");
        StringBuilder octets = new StringBuilder(HEADER);
        for (char c = 0; c < 256; c++) {
            octets.append(c);
        }
        assertThat(dialogue.raw(bdat(octets.toString(), true))).startsWith("250");
        assertThat(content(dialogue)).endsWith(octets.toString());
    }

    @Test
    void bareLineEndsAreRefusedInText() {
        for (String body : new String[] {"a\nb\r\n", "a\rb\r\n", "\n", "end\r", "a\0b\r\n"}) {
            Dialogue dialogue = Dialogue.on("a").withRecipient();
            assertThat(dialogue.raw(bdat(HEADER + body, true))).startsWith("554 5.6.0");
        }
    }

    @Test
    void switchedOffItIsNotThere() {
        ServerConfig without = Dialogue.config().without("CHUNKING").build();
        Dialogue dialogue = new Dialogue(without, ListenerConfig.loopback("test", "a"), "192.0.2.1");
        dialogue.open(true);
        assertThat(dialogue.say("EHLO client.example")).doesNotContain("CHUNKING", "BINARYMIME");
        assertThat(dialogue.say("BDAT 5")).startsWith("502");
    }

    private static String bdat(String octets, boolean last) {
        return "BDAT " + octets.length() + (last ? " LAST" : "") + "\r\n" + octets;
    }

    private static String content(Dialogue dialogue) {
        return dialogue.sink().messages().get(0).content().text();
    }
}

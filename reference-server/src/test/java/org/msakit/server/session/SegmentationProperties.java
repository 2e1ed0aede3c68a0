package org.msakit.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/** What is answered depends on the octets, not on how they are cut; and no octets make a session throw. */
class SegmentationProperties {
    private static final List<String> FRAGMENTS = List.of(
            "EHLO x\r\n",
            "HELO [127.0.0.1]\r\n",
            Dialogue.PLAIN_ALICE + "\r\n",
            "AUTH LOGIN\r\n",
            "AUTH PLAIN\r\n",
            "*\r\n",
            "MAIL FROM:<alice@example.test> SIZE=10\r\n",
            "RCPT TO:<bob@example.test>\r\n",
            "RCPT TO:<@a.test:x@else.test>\r\n",
            "DATA\r\n",
            "text\r\n..more\r\n",
            ".\r\n",
            "\r\n.\r\n",
            "\n.\n",
            "\r.\r",
            "NOOP\r\n",
            "RSET\r\n",
            "VRFY x\r\n",
            "HELP\r\n",
            "\r",
            "\n",
            "\0",
            "\r\n",
            "\u00ff\u0080");

    @Provide
    Arbitrary<String> inputs() {
        Arbitrary<String> garbage =
                Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(40);
        Arbitrary<String> runs = Arbitraries.of("a", ".", " ", "MAIL FROM:<").map(text -> text.repeat(3000));
        return Arbitraries.frequencyOf(Tuple.of(20, Arbitraries.of(FRAGMENTS)), Tuple.of(3, garbage), Tuple.of(1, runs))
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED)
    void segmentation_does_not_matter(@ForAll("inputs") String input, @ForAll long seed) {
        Dialogue whole = Dialogue.on("aE").encrypted();
        Dialogue cut = Dialogue.on("aE").encrypted();
        StringBuilder replies = new StringBuilder();
        Random random = new Random(seed);
        for (int i = 0; i < input.length(); ) {
            int end = Math.min(input.length(), i + 1 + random.nextInt(random.nextBoolean() ? 3 : 200));
            replies.append(cut.raw(input.substring(i, end)));
            i = end;
        }
        assertThat(replies).hasToString(whole.raw(input));
        assertThat(cut.isClosed()).isEqualTo(whole.isClosed());
        assertThat(cut.sink().messages()).hasSameSizeAs(whole.sink().messages());
    }

    @Property(tries = 500)
    void every_reply_line_is_well_formed(@ForAll("inputs") String input) {
        String sent = Dialogue.on("E").encrypted().raw(input);
        assertThat(sent).matches("(?:[2-5][0-5][0-9][ -][\\t\\x20-\\x7e]*\r\n)*+");
        assertThat(sent.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(510));
    }
}

package org.msakit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.msakit.wire.Reply.Fault;

class ReplyReaderProperties {
    @Property
    void segmentationDoesNotMatter(@ForAll("streams") String stream, @ForAll long seed) {
        Random random = new Random(seed);
        ReplyReader whole = new ReplyReader();
        whole.feed(new Octets(stream));
        ReplyReader cut = new ReplyReader();
        List<Reply> replies = new ArrayList<>();
        int at = 0;
        while (at < stream.length()) {
            int end = Math.min(stream.length(), at + 1 + random.nextInt(5));
            cut.feed(new Octets(stream.substring(at, end)));
            at = end;
            replies.addAll(all(cut));
        }
        assertThat(replies).isEqualTo(all(whole));
        assertThat(cut.unfinished()).isEqualTo(whole.unfinished());
    }

    @Provide
    Arbitrary<String> streams() {
        return Arbitraries.of(
                        "250 ok\r\n",
                        "250-a\r\n",
                        "250",
                        "\r",
                        "\n",
                        "550 5.7.1 no\n",
                        "junk",
                        "\0",
                        "354\r\n",
                        "999 x\r\n",
                        "-",
                        " ")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    private static List<Reply> all(ReplyReader reader) {
        List<Reply> replies = new ArrayList<>();
        for (Optional<Reply> r = reader.poll(); r.isPresent(); r = reader.poll()) {
            replies.add(r.get());
        }
        return replies;
    }

    private static Reply one(String octets) {
        ReplyReader reader = new ReplyReader();
        reader.feed(new Octets(octets));
        return reader.poll().orElseThrow();
    }

    @Example
    void faultsOfForm() {
        assertThat(one("250 ok\r\n").faults()).isEmpty();
        assertThat(one("250 ok\n").faults()).containsExactly(Fault.BARE_CR_OR_LF);
        assertThat(one("250\r\n").faults()).containsExactly(Fault.NO_TEXT);
        assertThat(one("250ok\r\n").faults()).containsExactly(Fault.GLUED_TEXT);
        assertThat(one("250-a\r\n251 b\r\n").faults()).containsExactly(Fault.CODE_CHANGES);
        assertThat(one("666 x\r\n").faults()).containsExactly(Fault.BAD_CODE);
        assertThat(one("hello\r\n").code()).isZero();
        assertThat(one("250 caf\u00e9\r\n").faults()).containsExactly(Fault.NOT_PRINTABLE_ASCII);
        assertThat(one("250 " + "x".repeat(600) + "\r\n").faults()).containsExactly(Fault.TOO_LONG);
    }

    @Example
    void anEndlessLineEnds() {
        assertThat(one("x".repeat(ReplyReader.MAX_LINE + 1)).faults()).contains(Fault.BAD_CODE);
    }

    @Example
    void enhancedCodes() {
        assertThat(one("550 5.7.1 no\r\n").enhanced()).contains(new EnhancedCode(5, 7, 1));
        assertThat(EnhancedCode.at("5.07.1 x")).isEmpty();
        assertThat(EnhancedCode.malformedAt("5.07.1 x")).isTrue();
        assertThat(EnhancedCode.malformedAt("5 x")).isFalse();
    }
}

package org.msakit.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Content in pieces is what it is in one. */
class MessageContentTest {
    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.of("a", "\r", "\n", "\r\n", "\r\n\r\n", "\0", "\u00e9", "x: y\r\n")
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts))
                .list()
                .ofMaxSize(6);
    }

    @Property
    void the_octets_are_those_of_the_pieces_in_their_order(@ForAll("pieces") List<String> pieces) throws IOException {
        MessageContent content = joined(pieces);
        String text = String.join("", pieces);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        content.writeTo(written);
        StringBuilder gathered = new StringBuilder();
        for (ByteBuffer piece : content.buffers()) {
            gathered.append(StandardCharsets.ISO_8859_1.decode(piece));
        }
        assertThat(content.length()).isEqualTo(text.length());
        assertThat(content.text()).isEqualTo(text);
        assertThat(content.toBytes()).isEqualTo(latin1(text));
        assertThat(written.toByteArray()).isEqualTo(latin1(text));
        assertThat(gathered).hasToString(text);
    }

    @Property
    void a_slice_is_a_part_of_the_text(@ForAll("pieces") List<String> pieces, @ForAll byte one, @ForAll byte other) {
        String text = String.join("", pieces);
        int from = Math.floorMod(one, text.length() + 1);
        int to = from + Math.floorMod(other, text.length() - from + 1);
        assertThat(joined(pieces).slice(from, to).text()).isEqualTo(text.substring(from, to));
    }

    @Property
    void the_head_has_as_much_as_was_asked_for_or_all(@ForAll("pieces") List<String> pieces, @ForAll byte wanted) {
        String text = String.join("", pieces);
        int atLeast = Math.abs(wanted);
        String head = joined(pieces).head(atLeast).text();
        assertThat(text).startsWith(head);
        assertThat(head.length()).isGreaterThanOrEqualTo(Math.min(atLeast, text.length()));
    }

    @Property
    void what_is_said_of_the_octets_does_not_depend_on_the_pieces(@ForAll("pieces") List<String> pieces) {
        MessageContent content = joined(pieces);
        String text = String.join("", pieces);
        String withoutLines = text.replace("\r\n", "");
        int emptyLine = text.indexOf("\r\n\r\n");
        assertThat(content.isAscii()).isEqualTo(text.indexOf('\u00e9') < 0);
        assertThat(content.isText()).isEqualTo(!withoutLines.matches("(?s).*[\r\n\0].*"));
        assertThat(content.header()).isEqualTo(emptyLine < 0 ? text : text.substring(0, emptyLine + 2));
    }

    @Test
    void an_array_is_neither_copied_to_be_put_before_another_nor_to_be_cut() {
        byte[] octets = latin1("message");
        MessageContent content = MessageContent.of("trace ").then(MessageContent.of(octets));
        assertThat(content.slice(8, 11).pieces()).containsExactly(new Piece(octets, 2, 5));
        assertThat(content.pieces().get(1).array()).isSameAs(octets);
    }

    private static MessageContent joined(List<String> pieces) {
        MessageContent content = MessageContent.EMPTY;
        for (String piece : pieces) {
            content = content.then(MessageContent.of(piece));
        }
        return content;
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

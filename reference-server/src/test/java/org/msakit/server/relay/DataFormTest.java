package org.msakit.server.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msakit.server.delivery.MessageContent;

class DataFormTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "''              | .rn",
                "x               | xrn.rn",
                "xrn             | xrn.rn",
                ".               | ..rn.rn",
                "xrn.rn..rny.rn  | xrn..rn...rny.rn.rn",
            })
    void dots_at_line_starts_are_doubled_and_a_dot_ends_the_data(String content, String form) throws IOException {
        String octets = content.equals("''") ? "" : lines(content);
        assertThat(DataForm.of(MessageContent.of(octets)).text()).isEqualTo(lines(form));
    }

    private static String lines(String text) {
        return text.replace("rn", "\r\n");
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        Arbitrary<String> lines = Arbitraries.of("\r\n", ".", "..", "\r", "\n", "x", "y".repeat(600));
        return lines.list().ofMaxSize(12);
    }

    @Property
    void the_form_does_not_depend_on_the_pieces(@ForAll("pieces") List<String> pieces) throws IOException {
        MessageContent content = MessageContent.EMPTY;
        for (String piece : pieces) {
            content = content.then(MessageContent.of(piece));
        }
        assertThat(DataForm.of(content).text())
                .isEqualTo(DataForm.of(MessageContent.of(content.toBytes())).text());
    }
}

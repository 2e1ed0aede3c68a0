package org.msakit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InternetMessageTest {
    @Test
    void foldedFieldsStayTogether() {
        InternetMessage message = message("A: 1\r\n\t2\r\n 3\r\nb: x\r\n\r\nbody\r\n\r\nmore");
        assertThat(message.fields())
                .extracting(InternetMessage.Field::raw)
                .containsExactly("A: 1\r\n\t2\r\n 3\r\n", "b: x\r\n");
        assertThat(message.values("a")).isEqualTo(List.of("1\t2 3"));
        assertThat(message.body().latin1()).isEqualTo("body\r\n\r\nmore");
    }

    @Test
    void aLineWithoutColonEndsTheHeader() {
        assertThat(message("A: 1\r\nno colon here\r\nB: 2\r\n\r\n").fields()).hasSize(1);
    }

    @Test
    void aMessageWithoutHeaderOrBody() {
        assertThat(message("\r\nbody").fields()).isEmpty();
        assertThat(message("\r\nbody").body().latin1()).isEqualTo("body");
        assertThat(message("A: 1").body().isEmpty()).isTrue();
        assertThat(message("").fields()).isEmpty();
    }

    @Test
    void clausesOfAReceivedField() {
        ReceivedField field = ReceivedField.of(
                "from a.example (b.example [192.0.2.1]; x) (authenticated bits=0)"
                        + " by mx.example (8.17/8.17) with ESMTPSA id 7 (version=TLSv1.3) for <r@d>; Tue, 24 Nov 2026 18:46:00 GMT");
        assertThat(field.order()).containsExactly("from", "by", "with", "id", "for");
        assertThat(field.clauses()).containsEntry("with", "ESMTPSA").containsEntry("for", "<r@d>");
        assertThat(field.clauses().get("from")).startsWith("a.example (b.example [192.0.2.1]; x)");
        assertThat(field.inOrder()).isTrue();
        assertThat(field.hasDate()).isTrue();
        assertThat(field.hasNumericZone()).isFalse();
        assertThat(ReceivedField.of("by a from b; 24 Nov 26 18:46 +0000").inOrder())
                .isFalse();
        assertThat(ReceivedField.of("by a from b; 24 Nov 26 18:46 +0000").hasDate())
                .isFalse();
        assertThat(ReceivedField.of("from a by b; 24 Nov 2026 18:46 +0000").hasNumericZone())
                .isTrue();
        assertThat(ReceivedField.of("").clauses()).isEmpty();
    }

    private static InternetMessage message(String text) {
        return new InternetMessage(new Octets(text));
    }
}

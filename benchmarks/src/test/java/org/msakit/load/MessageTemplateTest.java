package org.msakit.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTemplateTest {
    @ParameterizedTest
    @ValueSource(ints = {1024, 10_240, 999, 300, 301, 302, 303, 379, 380, 381, 382})
    void a_message_has_the_size_asked_for_and_lines_that_end_in_crlf(int size) {
        ByteBuf message = new MessageTemplate(size).next(ByteBufAllocator.DEFAULT);
        String text = message.toString(StandardCharsets.US_ASCII);
        message.release();
        assertThat(text).hasSize(size + ".\r\n".length()).endsWith("\r\n.\r\n");
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(text.lines()).allMatch(line -> line.length() <= 78);
    }
}

package org.msakit.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyReaderTest {
    private static final String REPLIES =
            "220 mx ESMTP\r\n250-mx\r\n250-SIZE 1\r\n250 HELP\r\n354\r\nwhat?\r\n550 5.1.1 no\r\n";

    @Test
    void each_reply_is_told_once_with_the_code_of_its_last_line() {
        assertThat(codes(REPLIES.length())).containsExactly(220, 250, 354, 0, 550);
    }

    @Test
    void wherever_the_octets_are_cut() {
        for (int length = 1; length < REPLIES.length(); length++) {
            assertThat(codes(length)).as("cut every %d octets", length).containsExactly(220, 250, 354, 0, 550);
        }
    }

    private static List<Integer> codes(int length) {
        List<Integer> codes = new ArrayList<>();
        ReplyReader reader = new ReplyReader();
        ByteBuf octets = Unpooled.copiedBuffer(REPLIES, StandardCharsets.US_ASCII);
        while (octets.isReadable()) {
            reader.read(octets.readSlice(Math.min(length, octets.readableBytes())), codes::add);
        }
        return codes;
    }
}

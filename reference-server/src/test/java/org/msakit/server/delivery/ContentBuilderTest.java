package org.msakit.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.msakit.server.session.Dialogue;

/** What comes in large pieces is not copied; what comes in small ones keeps no more memory than it is worth. */
class ContentBuilderTest {
    /** Header of an array, and a piece with the reference to it; octets. */
    private static final int OVERHEAD = 16 + 24 + 4;

    @Property(tries = 300)
    void however_the_content_was_cut_it_keeps_hardly_more_than_twice_its_length(
            @ForAll @IntRange(min = 1, max = 3000) int longest,
            @ForAll @IntRange(min = 1, max = 3) int excess,
            @ForAll long seed) {
        Random random = new Random(seed);
        ContentBuilder builder = new ContentBuilder();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            String text = Character.toString('a' + i % 26).repeat(1 + random.nextInt(longest));
            int before = random.nextInt(excess * longest);
            int behind = random.nextInt(excess * longest);
            byte[] segment = latin1(" ".repeat(before) + text + " ".repeat(behind));
            builder.add(segment, before, before + text.length());
            expected.append(text);
        }
        MessageContent content = builder.build();
        assertThat(builder.length()).isEqualTo(expected.length());
        assertThat(content.text()).isEqualTo(expected.toString());
        assertThat(arrays(content)).isLessThanOrEqualTo(2L * content.length() + ContentBuilder.SMALL);
    }

    @Test
    void what_was_built_stays_when_more_is_added() {
        ContentBuilder builder = new ContentBuilder();
        builder.add(latin1("one"), 0, 3);
        MessageContent one = builder.build();
        builder.add(latin1("two"), 0, 3);
        assertThat(one.text()).isEqualTo("one");
        assertThat(builder.build().text()).isEqualTo("onetwo");
    }

    @Test
    void a_piece_that_is_most_of_its_array_stays_where_it_is() {
        byte[] segment = new byte[2000];
        ContentBuilder builder = new ContentBuilder();
        builder.add(segment, 500, 1500);
        assertThat(builder.build().pieces()).containsExactly(new Piece(segment, 500, 1500));
    }

    @Test
    void a_client_that_sends_octet_by_octet_costs_little_more_memory_than_one_that_does_not() {
        String message = "Subject: x\r\n\r\n" + "..text\r\n".repeat(5000);
        for (String end :
                new String[] {"DATA\r\n" + message + ".\r\n", "BDAT " + message.length() + " LAST\r\n" + message}) {
            Dialogue dialogue = Dialogue.on("a").withRecipient();
            StringBuilder replies = new StringBuilder();
            end.chars().forEach(octet -> replies.append(dialogue.raw(Character.toString(octet))));
            assertThat(replies.toString()).endsWith("accepted\r\n");
            MessageContent content = dialogue.sink().messages().get(0).content();
            assertThat(kept(content)).isLessThanOrEqualTo(2L * content.length() + 1024);
        }
    }

    @Test
    void a_client_that_sends_line_by_line_or_many_messages_at_once_costs_no_more() {
        String line = "x".repeat(70) + "\r\n";
        Dialogue dialogue = Dialogue.on("a").withRecipient();
        dialogue.say("DATA");
        for (int i = 0; i < 1000; i++) {
            dialogue.raw(line);
        }
        dialogue.say(".");
        String header = "Subject: x\r\n\r\n";
        String small = "MAIL FROM:<alice@example.test>\r\nRCPT TO:<bob@example.test>\r\nBDAT " + (header.length() + 720)
                + " LAST\r\n" + header + line.repeat(10);
        dialogue.raw(small.repeat(20));
        assertThat(dialogue.sink().messages())
                .hasSize(21)
                .allSatisfy(message -> assertThat(kept(message.content()))
                        .isLessThanOrEqualTo(2L * message.content().length() + 1024));
    }

    /** Memory that lives as long as the content. */
    private static long kept(MessageContent content) {
        return arrays(content) + (long) OVERHEAD * content.pieces().size();
    }

    /** Octets of the arrays that the content keeps, each counted once. */
    private static long arrays(MessageContent content) {
        Set<byte[]> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
        content.pieces().forEach(piece -> arrays.add(piece.array()));
        return arrays.stream().mapToLong(array -> array.length).sum();
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

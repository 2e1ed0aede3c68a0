package org.msakit.server.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msakit.server.delivery.MessageContent;

class HeadersTest {
    private static final String COMPLETE = """
            From: Alice <alice@example.test>
            To: bob@example.test
            Date: Fri, 21 Nov 1997 09:55:06 -0600
            Message-ID: <1@example.test>
            Subject: folded
             here

            body
            Date: not a field
            """.replace("\n", "\r\n");

    private static final String ID = "Message-ID: <s-1.0@mx.example.test>\r\n";
    private static final String DATE = "Date: Thu, 1 Jan 1970 00:00:00 +0000\r\n";
    private static final String FROM = "From: <alice@example.test>\r\n";

    @Test
    void a_complete_message_gets_a_received_field_and_nothing_else() {
        assertThat(apply(COMPLETE, HeaderPolicy.defaults())).isEqualTo("Received: x\r\n" + COMPLETE);
    }

    @Test
    void more_than_a_hundred_received_fields_are_a_loop() {
        String hop = "rEceived: from a by b;\r\n\tThu, 1 Jan 1970 00:00:00 +0000\r\n";
        assertThat(loop(hop.repeat(100) + COMPLETE)).isFalse();
        assertThat(loop(hop.repeat(101) + COMPLETE)).isTrue();
        assertThat(loop(COMPLETE + hop.repeat(200))).isFalse();
    }

    private static boolean loop(String message) {
        return new Headers(MessageContent.of(message), HeaderPolicy.defaults()).isLoop();
    }

    @ParameterizedTest
    @EnumSource(names = {"ADD_DATE", "ADD_MESSAGE_ID", "ADD_FROM"})
    void a_field_is_added_only_where_it_is_missing_and_switched_on(HeaderPolicy policy) {
        String expected = switch (policy) {
            case ADD_DATE -> DATE;
            case ADD_MESSAGE_ID -> ID;
            default -> FROM;
        };
        String message = "Subject: x\r\n\r\nbody\r\n";
        assertThat(apply(message, Set.of(policy))).isEqualTo(expected + message);
        assertThat(apply(message, EnumSet.complementOf(EnumSet.of(policy)))).doesNotContain(expected);
        assertThat(apply(COMPLETE, Set.of(policy))).isEqualTo(COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "<foo>", "", "<a@b> <c@d>", "<a b@c>"})
    void an_invalid_message_id_is_replaced_by_one_valid_one(String value) {
        String original = "Subject: x\r\nMESSAGE-Id : " + value + "\r\nTo: y\r\n\r\nbody\r\n";
        assertThat(apply(original, Set.of(HeaderPolicy.ADD_MESSAGE_ID)))
                .isEqualTo(ID + "Subject: x\r\nTo: y\r\n\r\nbody\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a@b>", "\r\n <a.b@[192.0.2.1]>", "(comment) <\"quoted id\"@b>"})
    void a_valid_message_id_stays(String value) {
        String original = "Message-ID: " + value + "\r\n\r\nbody\r\n";
        assertThat(apply(original, Set.of(HeaderPolicy.ADD_MESSAGE_ID))).isEqualTo(original);
    }

    @Test
    void an_odd_date_is_the_users_own() {
        String original = "Date: yesterday\r\n\r\n";
        assertThat(apply(original, Set.of(HeaderPolicy.ADD_DATE))).isEqualTo(original);
    }

    @ParameterizedTest
    @ValueSource(strings = {"From: Bob <bob@else.test>", "From: alice@example.test, bob@else.test"})
    void sender_names_the_account_where_from_does_not(String from) {
        assertThat(apply(from + "\r\n\r\n", Set.of(HeaderPolicy.SET_SENDER)))
                .isEqualTo("Sender: <alice@example.test>\r\n" + from + "\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"From: alice@example.test", "From: A <ALICE@example.test>"})
    void no_sender_is_added_where_from_names_the_account(String from) {
        assertThat(apply(from + "\r\n\r\n", Set.of(HeaderPolicy.SET_SENDER))).isEqualTo(from + "\r\n\r\n");
    }

    @Test
    void a_sender_that_names_somebody_else_is_replaced() {
        assertThat(apply("Sender: root@x.test\r\nFrom: b@c.test\r\n\r\n", Set.of(HeaderPolicy.SET_SENDER)))
                .isEqualTo("Sender: <alice@example.test>\r\nFrom: b@c.test\r\n\r\n");
    }

    @Test
    void a_body_without_header_gets_one_and_stays_as_it_is() {
        assertThat(apply("no header here\r\n", HeaderPolicy.defaults()))
                .isEqualTo("Received: x\r\n" + DATE + ID + FROM + "\r\nno header here\r\n");
        assertThat(apply("", HeaderPolicy.defaults())).isEqualTo("Received: x\r\n" + DATE + ID + FROM);
        assertThat(apply("Subject: x\r\nno field\r\n", Set.of())).isEqualTo("Subject: x\r\n\r\nno field\r\n");
    }

    @Test
    void without_login_and_sender_the_server_itself_is_the_author() {
        Submission bounce = new Submission("i", "mx.test", Instant.EPOCH, "", Optional.empty(), "Received: x\r\n");
        MessageContent changed = new Headers(MessageContent.EMPTY, Set.of(HeaderPolicy.ADD_FROM)).apply(bounce);
        assertThat(changed.text()).isEqualTo("From: <MAILER-DAEMON@mx.test>\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"From", "Subject", "Date", "Message-ID"})
    void what_may_stand_once_is_found_when_it_stands_twice(String name) {
        String twice = COMPLETE.replace(name + ":", name.toUpperCase(Locale.ROOT) + ": a@b\r\n" + name + ":");
        assertThat(headers(twice, HeaderPolicy.defaults()).duplicate()).contains(name);
        assertThat(headers(twice, Set.of()).duplicate()).isEmpty();
        assertThat(headers(COMPLETE, HeaderPolicy.defaults()).duplicate()).isEmpty();
    }

    @Test
    void fields_are_replaced_in_any_order() {
        String sender = "Sender: root@x.test\r\n";
        String id = "Message-ID: none\r\n";
        Set<HeaderPolicy> both = Set.of(HeaderPolicy.ADD_MESSAGE_ID, HeaderPolicy.SET_SENDER);
        for (String original : List.of(sender + "To: x\r\n" + id, id + "To: x\r\n" + sender)) {
            assertThat(apply(original + "\r\nbody\r\n", both))
                    .isEqualTo(ID + "Sender: <alice@example.test>\r\nTo: x\r\n\r\nbody\r\n");
        }
    }

    @Property
    void it_does_not_matter_in_which_pieces_a_message_came(
            @ForAll("messages") String message, @ForAll byte one, @ForAll byte other) {
        int first = Math.floorMod(one, message.length() + 1);
        int second = first + Math.floorMod(other, message.length() - first + 1);
        MessageContent cut = MessageContent.of(message.substring(0, first))
                .then(MessageContent.of(message.substring(first, second)))
                .then(MessageContent.of(message.substring(second)));
        Headers headers = new Headers(cut, HeaderPolicy.defaults());
        Headers whole = headers(message, HeaderPolicy.defaults());
        assertThat(headers.isAscii()).isEqualTo(whole.isAscii());
        assertThat(headers.duplicate()).isEqualTo(whole.duplicate());
        assertThat(headers.apply(submission()).text())
                .isEqualTo(whole.apply(submission()).text());
    }

    @Provide
    Arbitrary<String> messages() {
        return Arbitraries.of("a: b\r\n", "Sender: x\r\n", "From", ": ", " y\r\n", "\r", "\n", "\r\n\r\n", "\u00e9")
                .list()
                .ofMaxSize(10)
                .map(parts -> String.join("", parts));
    }

    @Property
    void no_octet_is_lost_and_at_most_an_empty_line_is_put_in(
            @ForAll @CharRange(from = '\0', to = '\u00ff') String octets) {
        String changed = apply(octets, Set.of(HeaderPolicy.ADD_RECEIVED));
        assertThat(changed).startsWith("Received: x\r\n");
        String rest = changed.substring("Received: x\r\n".length());
        int same = 0;
        while (same < octets.length() && rest.charAt(same) == octets.charAt(same)) {
            same++;
        }
        String inserted = rest.substring(same, same + rest.length() - octets.length());
        assertThat(rest).isEqualTo(octets.substring(0, same) + inserted + octets.substring(same));
        assertThat(inserted).isIn("", "\r\n", "\n\r");
    }

    private static String apply(String message, Set<HeaderPolicy> policy) {
        return headers(message, policy).apply(submission()).text();
    }

    private static Submission submission() {
        return new Submission(
                "s-1",
                "mx.example.test",
                Instant.EPOCH,
                "bob@example.test",
                Optional.of("alice@example.test"),
                "Received: x\r\n");
    }

    private static Headers headers(String message, Set<HeaderPolicy> policy) {
        return new Headers(MessageContent.of(message), policy);
    }
}

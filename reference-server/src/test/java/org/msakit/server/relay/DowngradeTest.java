package org.msakit.server.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msakit.server.delivery.MessageContent;

class DowngradeTest {
    private static final String MIME = "MIME-Version: 1.0\r\n";

    @Test
    void text_becomes_quoted_printable() {
        assertThat(downgraded(MIME + "Content-Type: text/plain; charset=iso-8859-1\r\n"
                        + "Content-Transfer-Encoding: 8bit\r\n\r\nna\u00efve = \u00e9\t\r\n"))
                .contains(MIME + "Content-Type: text/plain; charset=iso-8859-1\r\n"
                        + "Content-Transfer-Encoding: quoted-printable\r\n\r\nna=EFve =3D =E9=09\r\n");
    }

    @Test
    void other_octets_become_base64() {
        assertThat(downgraded(MIME + "Content-Type: image/png\r\nContent-Transfer-Encoding: binary\r\n\r\n\0\u00ff\n"))
                .contains(MIME + "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAP8K\r\n");
    }

    @Test
    void text_without_mime_is_labelled_as_what_nobody_knows() {
        assertThat(downgraded("Subject: x\r\n\r\n\u00e9\r\n"))
                .contains("Subject: x\r\n" + MIME + "Content-Type: text/plain; charset=unknown-8bit\r\n"
                        + "Content-Transfer-Encoding: quoted-printable\r\n\r\n=E9\r\n");
    }

    @Test
    void only_the_parts_that_need_it_are_encoded() {
        String multipart = MIME + "Content-Type: multipart/mixed;\r\n boundary=\"b b\"\r\n"
                + "Content-Transfer-Encoding: 8bit\r\n\r\npreamble\r\n--b b\r\n\r\nplain\r\n--b b\r\n"
                + "Content-Type: message/rfc822\r\n\r\n" + MIME + "\r\n\u00e9\r\n--b b--\r\nepilogue\r\n";
        assertThat(downgraded(multipart))
                .contains(MIME + "Content-Type: multipart/mixed;\r\n boundary=\"b b\"\r\n"
                        + "Content-Transfer-Encoding: 7bit\r\n\r\npreamble\r\n--b b\r\n\r\nplain\r\n--b b\r\n"
                        + "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: 7bit\r\n\r\n" + MIME
                        + "Content-Transfer-Encoding: quoted-printable\r\n\r\n=E9\r\n--b b--\r\nepilogue\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: \u00e9\r\n\r\nx\r\n",
                MIME + "Content-Type: multipart/signed; boundary=b\r\n\r\n--b\r\n\r\n\u00e9\r\n--b--\r\n",
                MIME + "Content-Type: multipart/mixed\r\n\r\n--b\r\n\r\n\u00e9\r\n--b--\r\n",
                MIME + "Content-Transfer-Encoding: base64\r\n\r\n\u00e9\r\n",
                MIME + "Content-Type: message/partial\r\n\r\n\u00e9\r\n"
            })
    void what_cannot_be_converted_is_not(String message) {
        assertThat(downgraded(message)).isEmpty();
    }

    @Test
    void eight_bits_stay_where_they_are_taken() {
        String message = MIME + "\r\n\u00e9\r\n";
        assertThat(new Downgrade(true).isNeedless(MessageContent.of(message))).isTrue();
        assertThat(new Downgrade(false).isNeedless(MessageContent.of(message))).isFalse();
        assertThat(new Downgrade(true).isNeedless(MessageContent.of(message + "bare\n")))
                .isFalse();
    }

    @Property(tries = 300)
    void no_octet_gets_lost_in_quoted_printable(@ForAll("bodies") String body) {
        String encoded = Encoding.quotedPrintable(body);
        assertThat(encoded).matches("(?:[ -~\t]{0,76}(?:\r\n|$))*");
        assertThat(new Downgrade(false).isNeedless(MessageContent.of(encoded))).isTrue();
        assertThat(decoded(encoded)).isEqualTo(body);
    }

    @Provide
    Arbitrary<String> bodies() {
        Arbitrary<String> pieces = Arbitraries.oneOf(
                Arbitraries.of("\r\n", "\r", "\n", " ", "\t", "=", ".", "\0", "\u00ff"),
                Arbitraries.strings().withCharRange('!', '~').ofMaxLength(90));
        return pieces.list().ofMaxSize(30).map(list -> String.join("", list));
    }

    private static String decoded(String text) {
        StringBuilder out = new StringBuilder();
        String joined = text.replace("=\r\n", "");
        for (int i = 0; i < joined.length(); i++) {
            if (joined.charAt(i) == '=') {
                out.append((char) Integer.parseInt(joined.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                out.append(joined.charAt(i));
            }
        }
        return out.toString();
    }

    private static Optional<String> downgraded(String message) {
        return new Downgrade(false).of(MessageContent.of(message)).map(MessageContent::text);
    }
}

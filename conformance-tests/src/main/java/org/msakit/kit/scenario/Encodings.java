package org.msakit.kit.scenario;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.wire.InternetMessage;
import org.msakit.wire.Octets;

/** Content-Transfer-Encoding (RFC 2045 section 6): a server may encode what it hands on, as long as nothing is lost. */
final class Encodings {
    private static final Pattern QUOTED = Pattern.compile("=([0-9A-F]{2})|=[ \t]*\r\n");

    private Encodings() {}

    /** The body of a message of one part, without base64 or quoted-printable. */
    static Octets decoded(InternetMessage message) {
        String encoding = message.values("Content-Transfer-Encoding").stream()
                .reduce((first, last) -> last)
                .orElse("")
                .strip()
                .toLowerCase(Locale.ROOT);
        String body = message.body().latin1();
        return switch (encoding) {
            case "base64" ->
                Octets.of(Base64.getMimeDecoder().decode(message.body().toBytes()));
            case "quoted-printable" -> new Octets(unquoted(body));
            default -> message.body();
        };
    }

    private static String unquoted(String body) {
        Matcher matcher = QUOTED.matcher(body);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String octet =
                    matcher.group(1) == null ? "" : String.valueOf((char) Integer.parseInt(matcher.group(1), 16));
            matcher.appendReplacement(out, Matcher.quoteReplacement(octet));
        }
        return matcher.appendTail(out).toString();
    }

    /** Fields that name an encoding of 8-bit text (RFC 6152 section 3). */
    static Letter eightBit(Letter letter) {
        Letter typed = letter;
        for (String field : List.of(
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=iso-8859-1",
                "Content-Transfer-Encoding: 8bit")) {
            typed = typed.with(field);
        }
        return typed;
    }
}

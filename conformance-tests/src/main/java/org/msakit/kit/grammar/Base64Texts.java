package org.msakit.kit.grammar;

import java.util.List;
import java.util.SplittableRandom;
import org.msakit.wire.Octets;

/** Base64 of SASL exchanges (RFC 4954 section 4, RFC 4648) with one fault. */
public final class Base64Texts {
    private static final String ALPHABET = Draw.LETTERS_AND_DIGITS + "+/";

    private static final List<Form> INVALID = List.of(
            Form.drawn(
                    "a character outside the alphabet",
                    random -> Draw.text(random, ALPHABET, 5)
                            + Draw.oneOf(random, "!", "#", "$", "%", "-", "_", ".", "~")
                            + Draw.text(random, ALPHABET, 2)),
            Form.drawn("one character too many", random -> quartets(random) + Draw.text(random, ALPHABET, 1)),
            Form.drawn(
                    "no padding", random -> quartets(random) + Draw.text(random, ALPHABET, Draw.between(random, 2, 3))),
            Form.drawn("padding in the middle", random -> Draw.text(random, ALPHABET, 2) + "==" + quartets(random)),
            Form.drawn("padding in front", random -> "=" + Draw.text(random, ALPHABET, 3)),
            Form.drawn(
                    "three padding characters", random -> quartets(random) + Draw.text(random, ALPHABET, 1) + "==="));

    private static final List<Form> INVALID_LINES = List.of(
            Form.drawn("a blank", random -> quartets(random) + " " + quartets(random)),
            Form.of("a command", "MAIL FROM:<a@b.example>", "EHLO client.example", "AUTH LOGIN"),
            new Form("an octet above 127", random -> new Octets(quartets(random) + "\u00e9" + quartets(random))));

    private Base64Texts() {}

    /** Words without blanks. */
    public static List<Form> invalid() {
        return INVALID;
    }

    /** Lines that only a response can be. */
    public static List<Form> invalidLines() {
        return INVALID_LINES;
    }

    private static String quartets(SplittableRandom random) {
        return Draw.text(random, ALPHABET, 4 * Draw.between(random, 1, 5));
    }
}

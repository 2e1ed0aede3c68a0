package org.msakit.kit.grammar;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** xtext (RFC 3461 section 4). */
final class Xtexts {
    private static final String XCHAR = Draw.LETTERS_AND_DIGITS + "!\"#$%&'()*,-./:;<>?@[\\]^_`{|}~";

    private Xtexts() {}

    static List<Form> valid() {
        return List.of(
                Form.drawn("xchars", random -> Draw.text(random, XCHAR, Draw.between(random, 1, 20))),
                Form.drawn("hexchars", random -> Draw.word(random) + hexchar(random) + Draw.word(random)),
                Form.drawn("hexchars alone", random -> hexchar(random) + hexchar(random)));
    }

    /** Faults that no reader forgives. */
    static List<Form> invalid() {
        return List.of(
                Form.drawn(
                        "a plus without hex digits", random -> Draw.word(random) + "+" + Draw.oneOf(random, "", "4")),
                Form.drawn(
                        "a plus before what is no hex digit",
                        random -> Draw.word(random) + "+" + Draw.oneOf(random, "G0", "4G")));
    }

    /** A printable character, escaped. */
    private static String hexchar(SplittableRandom random) {
        return String.format(Locale.ROOT, "+%02X", Draw.between(random, ' ', '~'));
    }
}

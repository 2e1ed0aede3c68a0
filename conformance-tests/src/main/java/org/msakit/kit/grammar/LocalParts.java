package org.msakit.kit.grammar;

import java.util.List;

/** Local-parts (RFC 5321 section 4.1.2): dot-strings and quoted-strings. */
final class LocalParts {
    /** What every server has to take (section 4.5.3.1.1). */
    static final int LONGEST = 64;

    private static final String ATEXT = Draw.LETTERS_AND_DIGITS + "!#$%&'*+-/=?^_`{|}~";

    /** Octets of a quoted-string that need no backslash. */
    private static final String QTEXT = Draw.LETTERS_AND_DIGITS + " @.,:;<>()[]!#$%";

    private LocalParts() {}

    static List<Form> valid() {
        return List.of(
                Form.drawn("an atom", random -> Draw.text(random, ATEXT, Draw.between(random, 1, 12))),
                Form.drawn(
                        "atoms with dots",
                        random -> Draw.text(random, ATEXT, 3) + "." + Draw.word(random) + "." + Draw.word(random)),
                Form.drawn("an atom of " + LONGEST + " octets", random -> Draw.text(random, ATEXT, LONGEST)),
                Form.drawn(
                        "a quoted-string",
                        random -> "\"" + Draw.text(random, QTEXT, Draw.between(random, 1, 12)) + "\""),
                Form.drawn(
                        "quoted-pairs",
                        random -> "\"" + Draw.word(random) + Draw.oneOf(random, "\\\"", "\\\\", "\\ ", "\\a")
                                + Draw.word(random) + "\""),
                Form.drawn(
                        "a quoted-string of " + LONGEST + " octets",
                        random -> "\"" + Draw.text(random, QTEXT, LONGEST - 2) + "\""));
    }

    static List<Form> invalid() {
        return List.of(
                Form.drawn("no local-part", random -> ""),
                Form.drawn("two dots in a row", random -> Draw.word(random) + ".." + Draw.word(random)),
                Form.drawn("a dot in front", random -> "." + Draw.word(random)),
                Form.drawn("a dot at the end", random -> Draw.word(random) + "."),
                Form.drawn("a blank in an atom", random -> Draw.word(random) + " " + Draw.word(random)),
                Form.drawn(
                        "a special in an atom",
                        random -> Draw.word(random)
                                + Draw.oneOf(random, "(", ")", "[", "]", ":", ";", ",", "\\")
                                + Draw.word(random)),
                Form.drawn(
                        "an atom behind a quoted-string",
                        random -> "\"" + Draw.word(random) + "\"" + Draw.word(random)),
                Form.drawn(
                        "a tab in a quoted-string",
                        random -> "\"" + Draw.word(random) + "\t" + Draw.word(random) + "\""));
    }

    /** Longer than a server has to take, and right otherwise. */
    static Form tooLong() {
        return Form.drawn(
                "a local-part of more than " + LONGEST + " octets",
                random -> Draw.text(random, Draw.LETTERS, Draw.between(random, LONGEST + 1, LONGEST + 8)));
    }
}

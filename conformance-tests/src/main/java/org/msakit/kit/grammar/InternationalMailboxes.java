package org.msakit.kit.grammar;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.msakit.wire.Octets;

/** Mailboxes with octets above 127 (RFC 6531 section 3.3). */
public final class InternationalMailboxes {
    private static final String LETTERS =
            "\u00e4\u00f6\u00fc\u00df\u00e9\u00f1\u0438\u043c\u044f\u4f8b\u5b50\u03b1\u03bb";

    private static final List<Form> VALID = List.of(
            Form.drawn("UTF-8 in the local-part", random -> letters(random) + "@remote.example"),
            Form.drawn(
                    "UTF-8 and ASCII in the local-part",
                    random -> Draw.word(random) + letters(random) + "." + Draw.word(random) + "@remote.example"),
            Form.drawn(
                    "a label in UTF-8", random -> Draw.word(random) + "@b\u00fccher-" + Draw.word(random) + ".example"),
            Form.drawn(
                    "UTF-8 on both sides",
                    random -> letters(random) + "@" + Draw.word(random) + "\u00e9" + Draw.word(random) + ".example"));

    private static final List<Form> INVALID = List.of(
            wrong("a continuation octet alone", random -> "\u0080"),
            wrong(
                    "a sequence that is cut short",
                    random -> Draw.oneOf(random, "\u00e4\u00b8", "\u00c3", "\u00f0\u009f\u0098")),
            wrong("an overlong sequence", random -> Draw.oneOf(random, "\u00c0\u00af", "\u00e0\u0080\u00af")),
            wrong("a surrogate", random -> "\u00ed\u00a0\u0080"),
            wrong("a character above U+10FFFF", random -> "\u00f4\u0090\u0080\u0080"),
            wrong(
                    "an octet that begins no sequence",
                    random -> Draw.oneOf(random, "\u00fe", "\u00ff", "\u00f5\u0080\u0080\u0080")),
            wrong("Latin-1", random -> Draw.oneOf(random, "\u00e9", "\u00fc")));

    private InternationalMailboxes() {}

    /** UTF-8 that means a mailbox. */
    public static List<Form> valid() {
        return VALID;
    }

    /** Octets that are no UTF-8, in a mailbox that is right otherwise. */
    public static List<Form> invalid() {
        return INVALID;
    }

    private static String letters(SplittableRandom random) {
        return Draw.text(random, LETTERS, Draw.between(random, 1, 6));
    }

    /** One with such octets, written as characters of the same value, between letters. */
    private static Form wrong(String label, Function<SplittableRandom, String> octets) {
        return new Form(
                label,
                random -> new Octets(Draw.word(random) + octets.apply(random) + Draw.word(random) + "@remote.example"));
    }
}

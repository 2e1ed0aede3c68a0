package org.msakit.kit.grammar;

import java.util.List;
import java.util.SplittableRandom;

/** Domains and address literals (RFC 5321 sections 4.1.2 and 4.1.3); those that are names belong to nobody. */
final class Domains {
    private static final int LONGEST_LABEL = 63;

    private Domains() {}

    static List<Form> names() {
        return List.of(
                Form.drawn("an ordinary domain", random -> Draw.word(random) + ".example"),
                Form.drawn("a domain in capitals", random -> Draw.text(random, "ABCXYZ", 5) + ".EXAMPLE"),
                Form.drawn(
                        "labels with digits and hyphens",
                        random -> Draw.text(random, Draw.LETTERS_AND_DIGITS, 1) + "--"
                                + Draw.text(random, "0123456789", 3) + "-a.1x.example"),
                Form.drawn(
                        "a label of " + LONGEST_LABEL + " octets",
                        random -> Draw.text(random, Draw.LETTERS, LONGEST_LABEL) + ".example"),
                Form.drawn("many labels", random -> "a.b.c.d.e.f.g.h." + Draw.word(random) + ".example"));
    }

    static List<Form> literals() {
        return List.of(
                Form.drawn("an IPv4 literal", random -> "[" + ipv4(random, 0, 255) + "]"),
                Form.drawn("an IPv6 literal of eight groups", random -> "[IPv6:" + groups(random, 8) + "]"),
                Form.drawn(
                        "an IPv6 literal with a gap",
                        random -> "[IPv6:" + groups(random, Draw.between(random, 1, 3)) + "::"
                                + groups(random, Draw.between(random, 1, 3)) + "]"),
                Form.drawn("an IPv6 literal that begins with a gap", random -> "[IPv6:::" + groups(random, 2) + "]"),
                Form.drawn("an IPv6 literal that ends with a gap", random -> "[IPv6:" + groups(random, 2) + "::]"),
                Form.drawn(
                        "an IPv6 literal that ends as IPv4",
                        random -> "[IPv6:" + groups(random, 6) + ":" + ipv4(random, 0, 255) + "]"),
                Form.drawn(
                        "an IPv6 literal with a gap that ends as IPv4",
                        random -> "[IPv6:::ffff:" + ipv4(random, 0, 255) + "]"));
    }

    static List<Form> wrongNames() {
        return List.of(
                Form.drawn("a label that begins with a hyphen", random -> "-" + Draw.word(random) + ".example"),
                Form.drawn("a label that ends with a hyphen", random -> Draw.word(random) + "-.example"),
                Form.drawn("an empty label", random -> Draw.word(random) + "..example"),
                Form.drawn("a domain that begins with a dot", random -> "." + Draw.word(random) + ".example"),
                Form.drawn("an underscore in the domain", random -> Draw.word(random) + "_x.example"));
    }

    static List<Form> wrongLiterals() {
        return List.of(
                Form.drawn("an octet above 255 in an IPv4 literal", random -> "[" + ipv4(random, 256, 999) + "]"),
                Form.of("an IPv4 literal of three octets", "[192.0.2]", "[10.0.0]"),
                Form.of("an IPv4 literal of five octets", "[192.0.2.1.1]"),
                Form.of("an empty literal", "[]"),
                Form.drawn("an IPv6 literal without its tag", random -> "[" + groups(random, 8) + "]"),
                Form.of("an IPv6 literal with two gaps", "[IPv6:2001::db8::1]", "[IPv6:1::2::]"),
                Form.drawn(
                        "an IPv6 literal with a gap for one group",
                        random -> "[IPv6:" + groups(random, 3) + "::" + groups(random, 4) + "]"),
                Form.drawn("an IPv6 literal of seven groups", random -> "[IPv6:" + groups(random, 7) + "]"),
                Form.drawn("an IPv6 literal of nine groups", random -> "[IPv6:" + groups(random, 9) + "]"),
                Form.drawn(
                        "an IPv6 group of five digits",
                        random -> "[IPv6:" + groups(random, 7) + ":" + Draw.text(random, "123456789abcdef", 5) + "]"),
                Form.of("a letter that is no digit in an IPv6 literal", "[IPv6:2001:db8::g]"));
    }

    /** Three octets that are right and one within these bounds. */
    private static String ipv4(SplittableRandom random, int least, int most) {
        return Draw.between(random, 1, 223) + "." + random.nextInt(256) + "." + random.nextInt(256) + "."
                + Draw.between(random, least, most);
    }

    private static String groups(SplittableRandom random, int number) {
        StringBuilder out = new StringBuilder(hex(random));
        for (int i = 1; i < number; i++) {
            out.append(':').append(hex(random));
        }
        return out.toString();
    }

    private static String hex(SplittableRandom random) {
        return Draw.text(random, "0123456789abcdefABCDEF", Draw.between(random, 1, 4));
    }
}

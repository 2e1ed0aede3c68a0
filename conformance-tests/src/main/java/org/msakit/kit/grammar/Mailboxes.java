package org.msakit.kit.grammar;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** What stands between the angle brackets of MAIL and RCPT (RFC 5321 section 4.1.2), in ASCII. */
public final class Mailboxes {
    /** Octets of a path, brackets included, that every server has to take (section 4.5.3.1.3). */
    private static final int LONGEST_PATH = 256;

    private static final List<Form> VALID = Stream.of(
                    LocalParts.valid().stream().map(local -> local.within("", "@remote.example")),
                    Domains.names().stream().map(domain -> domain.within("user@", "")),
                    Domains.literals().stream().map(literal -> literal.within("user@", "")),
                    Stream.of(
                            Form.drawn("a path of " + LONGEST_PATH + " octets", random -> path(random, LONGEST_PATH)),
                            Form.of(
                                    "a source route",
                                    "@a.example:user@remote.example",
                                    "@a.example,@b.example:user@remote.example")))
            .flatMap(forms -> forms)
            .toList();

    private static final List<Form> INVALID = Stream.of(
                    LocalParts.invalid().stream().map(local -> local.within("", "@remote.example")),
                    Domains.wrongNames().stream().map(domain -> domain.within("user@", "")),
                    Domains.wrongLiterals().stream().map(literal -> literal.within("user@", "")),
                    Stream.of(
                            Form.of("no domain behind the at sign", "user@"),
                            Form.of("two at signs", "user@a@b.example"),
                            Form.of("an atom that is no domain behind a literal", "user@[192.0.2.1]x"),
                            Form.of("a source route without its colon", "@a.example user@remote.example")))
            .flatMap(forms -> forms)
            .toList();

    private static final List<Form> BEYOND_LIMITS = List.of(
            LocalParts.tooLong().within("", "@remote.example"),
            Form.drawn(
                    "a path of more than " + LONGEST_PATH + " octets",
                    random -> path(random, LONGEST_PATH + Draw.between(random, 1, 40))),
            Form.drawn(
                    "a label of more than 63 octets", random -> "user@" + Draw.text(random, "abc", 64) + ".example"));

    private static final List<Form> UNQUALIFIED = List.of(
            Form.drawn("a domain of one label", random -> "user@" + Draw.text(random, Draw.LETTERS, 9)),
            Form.drawn("no domain", Draw::word));

    private Mailboxes() {}

    /** Paths that a server has to know, whatever it thinks of them; nobody receives mail there. */
    public static List<Form> valid() {
        return VALID;
    }

    /** Paths with one fault. */
    public static List<Form> invalid() {
        return INVALID;
    }

    /** Paths that are right but for a length that no server has to take (section 4.5.3.1). */
    public static List<Form> beyondLimits() {
        return BEYOND_LIMITS;
    }

    /** Paths that lack a domain, or a fully-qualified one (RFC 6409 section 4.2). */
    public static List<Form> unqualified() {
        return UNQUALIFIED;
    }

    /** An ordinary mailbox in a domain that nobody serves. */
    public static String ordinary(SplittableRandom random) {
        return Draw.word(random) + Draw.between(random, 0, 99) + "@" + Draw.word(random) + ".example";
    }

    /** So many octets with the brackets, most of them in labels. */
    private static String path(SplittableRandom random, int octets) {
        String local = Draw.text(random, Draw.LETTERS, LocalParts.LONGEST);
        StringBuilder domain = new StringBuilder();
        int left = octets - "<@>".length() - local.length() - ".example".length();
        while (left > 61) {
            domain.append(Draw.text(random, Draw.LETTERS, 60)).append('.');
            left -= 61;
        }
        return local + "@" + domain.append(Draw.text(random, Draw.LETTERS, left)) + ".example";
    }
}

package org.msakit.kit.grammar;

import java.util.List;
import java.util.stream.Stream;

/** Arguments of EHLO and HELO (RFC 5321 section 4.1.1.1): HELO takes names of domains alone. */
public final class HelloNames {
    private static final List<Form> NAMES = Stream.of(
                    Stream.of(Form.of("a single label", "client", "localhost")), Domains.names().stream())
            .flatMap(forms -> forms)
            .toList();

    private static final List<Form> VALID =
            Stream.concat(NAMES.stream(), Domains.literals().stream()).toList();

    private static final List<Form> INVALID = Stream.of(
                    Stream.of(
                            Form.of("no name", ""),
                            Form.of("two names", "a b", "client.example other.example"),
                            Form.of("a literal that is not closed", "[192.0.2.1", "[IPv6:2001:db8::1"),
                            Form.of("nothing behind the tag of a literal", "[IPv6:]"),
                            Form.of("a mailbox", "user@client.example"),
                            Form.of("angle brackets", "<client.example>"),
                            Form.of("a quoted-string", "\"client.example\"")),
                    Domains.wrongNames().stream(),
                    Domains.wrongLiterals().stream())
            .flatMap(forms -> forms)
            .toList();

    private HelloNames() {}

    /** What a client may name itself in EHLO. */
    public static List<Form> valid() {
        return VALID;
    }

    /** Names of domains, which HELO takes too. */
    public static List<Form> ofDomains() {
        return NAMES;
    }

    /** Names with one fault. */
    public static List<Form> invalid() {
        return INVALID;
    }
}

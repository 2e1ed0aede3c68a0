package org.msakit.server;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What a letter after {@code M=} in a listener's description changes, with sendmail's meaning. */
public enum Modifier {
    /** Nobody submits without login, whatever the access map says. */
    REQUIRE_AUTH('a'),
    /** ETRN is neither offered nor run. */
    NO_ETRN('E'),
    /** TLS from the first octet on (RFC 8314 section 3.3). */
    IMPLICIT_TLS('s'),
    /** AUTH is neither offered nor run; with {@code a} nobody submits. */
    NO_AUTH('A'),
    /** STARTTLS is neither offered nor run. */
    NO_STARTTLS('S'),
    /** A sender's domain needs a dot. */
    QUALIFIED_SENDER('f'),
    /** A sender without a domain is one of this host. */
    UNQUALIFIED_SENDER('u'),
    /** Recipients need a domain, as always on this server. */
    QUALIFIED_RECIPIENT('r'),
    /** Outgoing mail leaves from the address that it came to; shows nothing to a client. */
    BIND_INTERFACE('b'),
    /** Names are made canonical; shows nothing to a client. */
    CANONIFY('c'),
    /** Names are not made canonical, as always on this server. */
    NO_CANONIFY('C'),
    /** The interface names this host to others; shows nothing to a client. */
    INTERFACE_NAME('h'),
    /** The listener may be missing; shows nothing to a client. */
    OPTIONAL('O');

    private final char letter;

    Modifier(char letter) {
        this.letter = letter;
    }

    /** The letter as written after {@code M=}. */
    public char letter() {
        return letter;
    }

    /**
     * Reads {@code "M=aE"}, {@code "aE"} or an empty string.
     *
     * @throws IllegalArgumentException naming the first letter that is not known
     */
    public static Set<Modifier> parse(String text) {
        String letters = text.startsWith("M=") ? text.substring(2) : text;
        EnumSet<Modifier> found = EnumSet.noneOf(Modifier.class);
        for (int i = 0; i < letters.length(); i++) {
            found.add(of(letters.charAt(i), text));
        }
        return found;
    }

    private static Modifier of(char letter, String text) {
        return Arrays.stream(values())
                .filter(modifier -> modifier.letter == letter)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("unknown listener modifier '" + letter + "' in \"" + text
                                + "\"; known are "
                                + Arrays.stream(values())
                                        .map(modifier -> String.valueOf(modifier.letter))
                                        .collect(Collectors.joining(" "))));
    }
}

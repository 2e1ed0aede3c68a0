package org.msakit.policy;

import java.util.EnumSet;
import java.util.Set;

/**
 * Modifiers of a sendmail listener ({@code DAEMON_OPTIONS}, key {@code M}). Those whose description speaks of the
 * server's own names and addresses show nothing to a client.
 */
public enum Modifier {
    /** Authentication is always required, whatever the access map says. */
    AUTHENTICATE('a'),
    /** Outgoing mail leaves from the address that it came to. */
    BIND_INTERFACE('b'),
    /** Host names are made canonical. */
    CANONIFY('c'),
    /** A sender needs a domain with a dot. */
    QUALIFIED_SENDER('f'),
    /** The name of the interface is used in HELO. */
    INTERFACE_NAME('h'),
    /** A recipient needs a domain; shows only where {@code _REQUIRE_QUAL_RCPT_} is defined. */
    QUALIFIED_RECIPIENT('r'),
    /** A sender without a domain is taken. */
    UNQUALIFIED_SENDER('u'),
    /** AUTH is neither offered nor done. */
    NO_AUTH('A'),
    /** Host names are not made canonical. */
    NO_CANONIFY('C'),
    /** ETRN is neither offered nor done. */
    NO_ETRN('E'),
    /** It is no error where the listener cannot be opened. */
    OPTIONAL('O'),
    /** STARTTLS is neither offered nor done. */
    NO_STARTTLS('S'),
    /** TLS comes first, before the greeting. */
    IMPLICIT_TLS('s');

    private final char letter;

    Modifier(char letter) {
        this.letter = letter;
    }

    /** The letter behind {@code M=}. */
    public char letter() {
        return letter;
    }

    /**
     * Reads the letters behind {@code M=}.
     *
     * @throws IllegalArgumentException naming a letter that the model does not know
     */
    public static Set<Modifier> parse(String letters) {
        EnumSet<Modifier> found = EnumSet.noneOf(Modifier.class);
        for (int i = 0; i < letters.length(); i++) {
            char c = letters.charAt(i);
            Modifier match = null;
            for (Modifier m : values()) {
                match = m.letter == c ? m : match;
            }
            if (match == null) {
                throw new IllegalArgumentException("unknown daemon modifier: " + c);
            }
            found.add(match);
        }
        return found;
    }

    /** The letters, in the order of this enumeration. */
    public static String letters(Set<Modifier> modifiers) {
        StringBuilder letters = new StringBuilder();
        for (Modifier m : values()) {
            if (modifiers.contains(m)) {
                letters.append(m.letter);
            }
        }
        return letters.toString();
    }
}

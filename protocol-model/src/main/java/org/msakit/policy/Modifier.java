package org.msakit.policy;

import java.util.EnumSet;
import java.util.Set;

/** Modifiers of a sendmail listener ({@code DAEMON_OPTIONS}, key {@code M}) that the model knows. */
public enum Modifier {
    /** Authentication is always required, whatever the access map says. */
    AUTHENTICATE('a'),
    /** ETRN is neither offered nor done. */
    NO_ETRN('E'),
    /** TLS comes first, before the greeting. */
    IMPLICIT_TLS('s');

    private final char letter;

    Modifier(char letter) {
        this.letter = letter;
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
}

package org.msakit.server;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The operator's wish to say less, with the names sendmail gives the flags. */
public enum PrivacyFlag {
    /** VRFY discloses nothing; this server answers 252 with or without the flag (RFC 5321 section 7.3). */
    NOVRFY,
    /** EXPN is switched off; this server never offers it. */
    NOEXPN,
    /** ETRN is switched off on every listener. */
    NOETRN,
    /** MAIL needs a greeting first; this server always asks for it (RFC 5321 section 4.1.4). */
    NEEDMAILHELO,
    /** VRFY needs EHLO or HELO first. */
    NEEDVRFYHELO;

    /**
     * Reads a comma-separated list; {@code goaway} stands for all but {@link #NOETRN}, as in sendmail.
     *
     * @throws IllegalArgumentException naming the first flag that is not known
     */
    public static Set<PrivacyFlag> parse(String text) {
        EnumSet<PrivacyFlag> flags = EnumSet.noneOf(PrivacyFlag.class);
        for (String word : text.split(",", -1)) {
            String name = word.trim().toUpperCase(Locale.ROOT);
            if (name.equals("GOAWAY")) {
                flags.addAll(EnumSet.complementOf(EnumSet.of(NOETRN)));
            } else if (!name.isEmpty()) {
                flags.add(Arrays.stream(values())
                        .filter(flag -> flag.name().equals(name))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalArgumentException("unknown privacy flag \"" + word.trim() + "\"")));
            }
        }
        return flags;
    }
}

package org.msakit.server;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The operator's wish to say less, with the names sendmail gives the flags. Flags that speak of local programs, of the
 * queue or of bounces change nothing that a client sees.
 */
public enum PrivacyFlag {
    /** VRFY discloses nothing; this server answers 252 with or without the flag (RFC 5321 section 7.3). */
    NOVRFY,
    /** EXPN is switched off; this server never offers it. */
    NOEXPN,
    /** VERB is switched off; this server never offers it. */
    NOVERB,
    /** ETRN is switched off on every listener. */
    NOETRN,
    /** DSN is switched off: nobody learns by it what becomes of a message. */
    NORECEIPTS,
    /** MAIL needs a greeting first; this server always asks for it (RFC 5321 section 4.1.4). */
    NEEDMAILHELO,
    /** EXPN needs a greeting first; this server never offers it. */
    NEEDEXPNHELO,
    /** VRFY needs EHLO or HELO first. */
    NEEDVRFYHELO,
    /** Says nothing: the default of sendmail. */
    PUBLIC,
    /** Local programs warn of senders that they were told. */
    AUTHWARNINGS,
    /** Local users do not list the queue. */
    RESTRICTMAILQ,
    /** Local users do not run the queue. */
    RESTRICTQRUN,
    /** Local users do not expand aliases. */
    RESTRICTEXPAND,
    /** Bounces come without the message. */
    NOBODYRETURN,
    /** Bounces do not name who the message was for in the end. */
    NOACTUALRECIPIENT;

    private static final Set<PrivacyFlag> GOAWAY =
            EnumSet.of(NOVRFY, NOEXPN, NOVERB, NEEDMAILHELO, NEEDEXPNHELO, NEEDVRFYHELO);

    /**
     * Reads flags between commas or blanks; {@code goaway} stands for all that show in SMTP but {@link #NOETRN} and
     * {@link #NORECEIPTS}, as in sendmail.
     *
     * @throws IllegalArgumentException naming the first flag that is not known
     */
    public static Set<PrivacyFlag> parse(String text) {
        EnumSet<PrivacyFlag> flags = EnumSet.noneOf(PrivacyFlag.class);
        for (String word : text.split("[,\\s]+", -1)) {
            String name = word.toUpperCase(Locale.ROOT);
            if (name.equals("GOAWAY")) {
                flags.addAll(GOAWAY);
            } else if (!name.isEmpty()) {
                flags.add(Arrays.stream(values())
                        .filter(flag -> flag.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("unknown privacy flag \"" + word + "\"")));
            }
        }
        return flags;
    }
}

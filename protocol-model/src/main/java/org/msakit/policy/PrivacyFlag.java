package org.msakit.policy;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The words of {@code confPRIVACY_FLAGS} that change a reply. */
public enum PrivacyFlag {
    NEEDMAILHELO,
    NEEDEXPNHELO,
    NEEDVRFYHELO,
    NOEXPN,
    NOVRFY,
    NOVERB,
    NOETRN,
    NORECEIPTS;

    private static final Set<String> SILENT = Set.of(
            "PUBLIC",
            "AUTHWARNINGS",
            "RESTRICTMAILQ",
            "RESTRICTQRUN",
            "RESTRICTEXPAND",
            "NOBODYRETURN",
            "NOACTUALRECIPIENT");

    /**
     * Reads words between commas or blanks. {@code goaway} stands for all but {@code noetrn} and {@code noreceipts}, as
     * measured.
     *
     * @throws IllegalArgumentException naming a word that is no privacy flag
     */
    public static Set<PrivacyFlag> parse(String words) {
        EnumSet<PrivacyFlag> flags = EnumSet.noneOf(PrivacyFlag.class);
        for (String word : words.toUpperCase(Locale.ROOT).split("[,\\s]+", -1)) {
            if (word.equals("GOAWAY")) {
                flags.addAll(EnumSet.complementOf(EnumSet.of(NOETRN, NORECEIPTS)));
            } else if (!word.isEmpty() && !SILENT.contains(word)) {
                flags.add(flag(word));
            }
        }
        return flags;
    }

    private static PrivacyFlag flag(String word) {
        for (PrivacyFlag flag : values()) {
            if (flag.name().equals(word)) {
                return flag;
            }
        }
        throw new IllegalArgumentException("unknown privacy flag: " + word.toLowerCase(Locale.ROOT));
    }
}

package org.msakit.sasl;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code client-first-message} (RFC 5802 section 7), good or bad.
 *
 * @param header {@code gs2-header}
 * @param bindingType the type of channel binding asked for by {@code p=}; empty where none
 * @param authzid the identity to act as; empty where none
 * @param bare {@code client-first-message-bare}
 * @param user the user name, unescaped
 * @param fault what is wrong with the message
 */
public record ScramClientFirst(
        String header, String bindingType, String authzid, String bare, String user, String nonce, Fault fault) {
    /** What may be wrong with a message. */
    public enum Fault {
        NONE,
        /** Not the grammar. */
        MALFORMED,
        /** A {@code =} in the name that escapes nothing. */
        BAD_NAME,
        /** An {@code m=}: an extension that has to be understood. */
        MANDATORY_EXTENSION
    }

    private static final Pattern FORM = Pattern.compile("((?:n|y|p=([A-Za-z0-9.-]+)),(?:a=([^\\x00,]+))?,)"
            + "((m=[^\\x00,]+,)?n=([^\\x00,]+),r=([!-+\\--~]+)(?:,[A-Za-z]=[^\\x00,]+)*+)");
    private static final Pattern NAME = Pattern.compile("(?:[^=]|=2C|=3D)*+");

    /** Reads it. */
    public static ScramClientFirst parse(String message) {
        Matcher m = FORM.matcher(message);
        if (!m.matches()) {
            return new ScramClientFirst("", "", "", "", "", "", Fault.MALFORMED);
        }
        boolean named = NAME.matcher(m.group(6)).matches();
        Fault fault = m.group(5) != null ? Fault.MANDATORY_EXTENSION : named ? Fault.NONE : Fault.BAD_NAME;
        return new ScramClientFirst(
                m.group(1),
                m.group(2) == null ? "" : m.group(2),
                m.group(3) == null ? "" : unescape(m.group(3)),
                m.group(4),
                unescape(m.group(6)),
                m.group(7),
                fault);
    }

    /** Whether there are optional extensions behind the nonce. */
    public boolean extended() {
        return !bare.endsWith("r=" + nonce);
    }

    private static String unescape(String name) {
        return name.replace("=2C", ",").replace("=3D", "=");
    }
}

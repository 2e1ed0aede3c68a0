package org.msakit.wire;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path of RFC 5321 section 4.1.2, as it stands in MAIL and RCPT.
 *
 * @param kind what kind of path it is
 * @param localPart as written, empty for {@code <>}
 * @param domain as written, empty for {@code <>} and {@code <Postmaster>}
 */
public record MailPath(Kind kind, String localPart, String domain) {
    /** The forms that the grammar knows, and the one for everything else. */
    public enum Kind {
        NULL,
        MAILBOX,
        SOURCE_ROUTE,
        /** {@code <Postmaster>} without a domain, in any case (section 4.5.1). */
        BARE_POSTMASTER,
        INVALID
    }

    /** Above every path that a lawful client could write; keeps the matcher's recursion bounded. */
    private static final int LONGEST_SENSIBLE = 1_100;

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String DOT_STRING = ATOM + "(?:\\." + ATOM + ")*";
    private static final String QUOTED = "\"(?:[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]|\\\\[\\x20-\\x7E])*\"";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
    private static final String DOMAIN = LABEL + "(?:\\." + LABEL + ")*";
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final String LITERAL = "\\[(?:" + OCTET + "(?:\\." + OCTET + "){3}|IPv6:[0-9A-Fa-f:]{2,}(?:" + OCTET
            + "(?:\\." + OCTET + "){3})?)]";
    private static final Pattern MAILBOX = Pattern.compile("(?<route>@" + DOMAIN + "(?:,@" + DOMAIN + ")*:)?(?<local>"
            + DOT_STRING + "|" + QUOTED + ")@(?<domain>" + DOMAIN + "|" + LITERAL + ")");

    /** Reads what stands between the angle brackets. */
    public static MailPath of(String inside) {
        if (inside.isEmpty()) {
            return new MailPath(Kind.NULL, "", "");
        }
        if (inside.equalsIgnoreCase("postmaster")) {
            return new MailPath(Kind.BARE_POSTMASTER, inside, "");
        }
        if (inside.length() > LONGEST_SENSIBLE) {
            return new MailPath(Kind.INVALID, "", "");
        }
        Matcher m = MAILBOX.matcher(inside);
        if (!m.matches()) {
            return new MailPath(Kind.INVALID, "", "");
        }
        return new MailPath(
                m.group("route") == null ? Kind.MAILBOX : Kind.SOURCE_ROUTE, m.group("local"), m.group("domain"));
    }

    /** The mailbox with its domain in lower case: domains are compared without regard to case, local-parts are not. */
    public String canonical() {
        return kind == Kind.BARE_POSTMASTER ? "postmaster" : localPart + "@" + domain.toLowerCase(Locale.ROOT);
    }
}

package org.msakit.wire;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path of RFC 5321 section 4.1.2, as it stands in MAIL and RCPT.
 *
 * @param kind what kind of path it is
 * @param localPart as written, empty for {@code <>}; of an invalid path all that stands between the brackets
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
    private static final String BRACKETED = "\\[[^\\[\\]]*]";
    private static final Pattern MAILBOX = Pattern.compile("(?<route>@" + DOMAIN + "(?:,@" + DOMAIN + ")*:)?(?<local>"
            + DOT_STRING + "|" + QUOTED + ")@(?<domain>" + DOMAIN + "|" + BRACKETED + ")");

    /** Reads what stands between the angle brackets. */
    public static MailPath of(String inside) {
        if (inside.isEmpty()) {
            return new MailPath(Kind.NULL, "", "");
        }
        if (inside.equalsIgnoreCase("postmaster")) {
            return new MailPath(Kind.BARE_POSTMASTER, inside, "");
        }
        if (inside.length() > LONGEST_SENSIBLE) {
            return new MailPath(Kind.INVALID, inside, "");
        }
        Matcher m = MAILBOX.matcher(inside);
        if (!m.matches() || (m.group("domain").startsWith("[") && !AddressLiteral.matches(m.group("domain")))) {
            return new MailPath(Kind.INVALID, inside, "");
        }
        return new MailPath(
                m.group("route") == null ? Kind.MAILBOX : Kind.SOURCE_ROUTE, m.group("local"), m.group("domain"));
    }

    /**
     * The mailbox in the spelling by which it is compared: its domain in lower case, its local-part in the case it has and
     * without quotes that it does not need (section 4.1.2).
     */
    public String canonical() {
        return kind == Kind.BARE_POSTMASTER ? "postmaster" : plainLocalPart() + "@" + domain.toLowerCase(Locale.ROOT);
    }

    private String plainLocalPart() {
        if (!localPart.startsWith("\"")) {
            return localPart;
        }
        String text = localPart.substring(1, localPart.length() - 1).replaceAll("\\\\(.)", "$1");
        return text.matches(DOT_STRING) ? text : "\"" + text.replaceAll("[\"\\\\]", "\\\\$0") + "\"";
    }
}

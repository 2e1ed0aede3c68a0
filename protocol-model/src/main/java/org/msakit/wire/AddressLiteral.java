package org.msakit.wire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Address literals in brackets (RFC 5321 section 4.1.3); no tag but {@code IPv6} is registered. */
public final class AddressLiteral {
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final String IPV4 = OCTET + "(?:\\." + OCTET + "){3}";
    private static final Pattern LITERAL = Pattern.compile("\\[(?:" + IPV4 + "|IPv6:(?<v6>[0-9A-Fa-f:.]+))]");
    private static final Pattern HEX_GROUPS = Pattern.compile("[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4})*");
    private static final Pattern ENDS_WITH_IPV4 =
            Pattern.compile("(?<hex>|(?:[0-9A-Fa-f]{1,4}:)*[0-9A-Fa-f]{1,4}(?=:)):?" + IPV4);

    private AddressLiteral() {}

    /** Whether a text is one, brackets included. */
    public static boolean matches(String text) {
        Matcher literal = LITERAL.matcher(text);
        return literal.matches() && (literal.group("v6") == null || isIpv6(literal.group("v6")));
    }

    /** IPv6-addr: eight groups, or fewer and one gap that stands for two or more. */
    private static boolean isIpv6(String text) {
        String[] sides = text.split("::", -1);
        int groups = 0;
        for (int i = 0; i < sides.length; i++) {
            Matcher v4 = ENDS_WITH_IPV4.matcher(sides[i]);
            boolean mixed = i == sides.length - 1 && v4.matches();
            String hex = mixed ? v4.group("hex") : sides[i];
            if (!hex.isEmpty() && !HEX_GROUPS.matcher(hex).matches()) {
                return false;
            }
            groups += (hex.isEmpty() ? 0 : hex.split(":").length) + (mixed ? 2 : 0);
        }
        return sides.length == 1 ? groups == 8 : sides.length == 2 && groups <= 6;
    }
}

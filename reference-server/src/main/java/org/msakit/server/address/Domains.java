package org.msakit.server.address;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/** Grammar of Domain and address-literal (RFC 5321 sections 4.1.2 and 4.1.3); no tag but IPv6 is registered. */
public final class Domains {
    private static final int MAX_DOMAIN = 255;
    private static final int MAX_LABEL = 63;
    private static final Pattern OCTET = Pattern.compile("\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final String IPV6_TAG = "IPv6:";

    private Domains() {}

    /** Whether the text is a domain name or a bracketed address literal. */
    public static boolean isDomainOrLiteral(String text) {
        return text.startsWith("[") ? isLiteral(text) : isDomain(text);
    }

    /**
     * The domain with A-labels in place of U-labels (RFC 5890 section 2.3.2.1); a literal or a domain in ASCII is left as
     * it is. Empty where a label is no U-label.
     */
    static Optional<String> toAscii(String domain) {
        if (Alphabet.isAscii(domain)) {
            return Optional.of(domain);
        }
        try {
            return Optional.of(IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED | IDN.USE_STD3_ASCII_RULES));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether the text is a sequence of letter-digit-hyphen labels. */
    public static boolean isDomain(String text) {
        if (text.isEmpty() || text.length() > MAX_DOMAIN) {
            return false;
        }
        int start = 0;
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', start)) {
            if (!isLabel(text, start, dot)) {
                return false;
            }
            start = dot + 1;
        }
        return isLabel(text, start, text.length());
    }

    /** Letters, digits and hyphens, the latter neither first nor last. */
    private static boolean isLabel(String text, int from, int to) {
        boolean framed = to > from && text.charAt(from) != '-' && text.charAt(to - 1) != '-';
        if (!framed || to - from > MAX_LABEL) {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && c != '-' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLiteral(String text) {
        if (!text.endsWith("]")) {
            return false;
        }
        String inner = text.substring(1, text.length() - 1);
        if (inner.regionMatches(true, 0, IPV6_TAG, 0, IPV6_TAG.length())) {
            return isIpv6(inner.substring(IPV6_TAG.length()));
        }
        return isIpv4(inner);
    }

    private static boolean isIpv4(String text) {
        String[] octets = text.split("\\.", -1);
        if (octets.length != 4) {
            return false;
        }
        for (String octet : octets) {
            if (!OCTET.matcher(octet).matches()) {
                return false;
            }
        }
        return true;
    }

    /** A gap stands for two groups at least. */
    private static boolean isIpv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true) == 8;
        }
        int left = gap == 0 ? 0 : groups(text.substring(0, gap), false);
        String rest = text.substring(gap + 2);
        int right = rest.isEmpty() ? 0 : groups(rest, true);
        return left >= 0 && right >= 0 && left + right <= 6;
    }

    /** Number of 16-bit groups, an IPv4 address at the end counting two; -1 where the text is none. */
    private static int groups(String text, boolean ipv4Allowed) {
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            if (GROUP.matcher(parts[i]).matches()) {
                count++;
            } else if (ipv4Allowed && i == parts.length - 1 && isIpv4(parts[i])) {
                count += 2;
            } else {
                return -1;
            }
        }
        return count;
    }
}

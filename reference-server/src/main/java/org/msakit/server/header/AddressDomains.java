package org.msakit.server.header;

import java.util.ArrayList;
import java.util.List;

/** The domains in an address field (RFC 5322 section 3.4), however its mailboxes and groups are written. */
final class AddressDomains {
    private static final String BLANK = " \t\r\n";
    private static final String NOT_IN_A_DOMAIN = BLANK + "\f\u000b<>,;:()\"@[";

    private AddressDomains() {}

    /** What follows an at sign outside of comments and quoted strings, without address literals. */
    static List<String> of(String value) {
        List<String> domains = new ArrayList<>();
        int depth = 0;
        int i = 0;
        while (i < value.length()) {
            switch (value.charAt(i)) {
                case '"' -> i = endOfQuoted(value, i);
                case '\\' -> i += 2;
                case '(' -> {
                    depth++;
                    i++;
                }
                case ')' -> {
                    depth = Math.max(0, depth - 1);
                    i++;
                }
                case '@' -> {
                    int start = skip(value, i + 1, BLANK, true);
                    int end = skip(value, start, NOT_IN_A_DOMAIN, false);
                    if (depth == 0 && end > start) {
                        domains.add(value.substring(start, end));
                    }
                    i = Math.max(end, i + 1);
                }
                default -> i++;
            }
        }
        return domains;
    }

    /** Behind the closing quote; behind the first one where there is no other. */
    private static int endOfQuoted(String value, int start) {
        for (int i = start + 1; i < value.length(); i++) {
            if (value.charAt(i) == '\\') {
                i++;
            } else if (value.charAt(i) == '"') {
                return i + 1;
            }
        }
        return start + 1;
    }

    private static int skip(String value, int from, String characters, boolean among) {
        int i = from;
        while (i < value.length() && characters.indexOf(value.charAt(i)) >= 0 == among) {
            i++;
        }
        return i;
    }
}

package org.msakit.server.header;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The domains in an address field (RFC 5322 section 3.4), however its mailboxes and groups are written. */
final class AddressDomains {
    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|[()]|\\\\.|@[ \t\r\n]*([^\\s<>,;:()\"@\\[]+)");

    private AddressDomains() {}

    /** What follows an at sign outside of comments and quoted strings, without address literals. */
    static List<String> of(String value) {
        List<String> domains = new ArrayList<>();
        int depth = 0;
        Matcher token = TOKEN.matcher(value);
        while (token.find()) {
            if (token.group().equals("(")) {
                depth++;
            } else if (token.group().equals(")")) {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0 && token.group(1) != null) {
                domains.add(token.group(1));
            }
        }
        return domains;
    }
}

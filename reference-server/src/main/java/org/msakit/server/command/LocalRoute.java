package org.msakit.server.command;

/** Local parts that hide a route to somewhere else: {@code user%host}, {@code host!user}, {@code "user@host"}. */
final class LocalRoute {
    private LocalRoute() {}

    static boolean isHidden(String localPart) {
        return localPart.indexOf('%') >= 0 || localPart.indexOf('!') >= 0 || localPart.indexOf('@') >= 0;
    }

    /** The local part without quotes and backslashes, which do not change its meaning (RFC 5321 section 4.1.2). */
    static String unquoted(String localPart) {
        if (!localPart.startsWith("\"")) {
            return localPart;
        }
        StringBuilder plain = new StringBuilder(localPart.length());
        for (int i = 1; i < localPart.length() - 1; i++) {
            if (localPart.charAt(i) == '\\') {
                i++;
            }
            plain.append(localPart.charAt(i));
        }
        return plain.toString();
    }
}

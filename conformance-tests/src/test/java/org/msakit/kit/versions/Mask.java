package org.msakit.kit.versions;

import java.util.regex.Pattern;
import org.msakit.wire.Octets;

/** Takes out of what sendmail says what differs from session to session. */
final class Mask {
    private static final Pattern ADDRESS = Pattern.compile("\\b10\\.\\d+\\.\\d+\\.\\d+\\b");
    private static final Pattern DATE =
            Pattern.compile("[A-Z][a-z]{2}, \\d{1,2} [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d [A-Z0-9+-]+");
    private static final Pattern QUEUE_ID = Pattern.compile("\\b\\d[0-9A-Za-z]{7}\\d{6,}\\b");
    private static final Pattern STAMP = Pattern.compile("\\b\\d{12}\\b");

    private Mask() {}

    /** On one line, octets that do not print as escapes. */
    static String of(String seen) {
        String text = ADDRESS.matcher(seen).replaceAll("CLIENT");
        text = DATE.matcher(text).replaceAll("DATE");
        text = QUEUE_ID.matcher(text).replaceAll("ID");
        text = STAMP.matcher(text).replaceAll("TIME");
        return new Octets(text.strip()).toString().replace("\\r\\n", " | ").replace("\t", " ");
    }
}

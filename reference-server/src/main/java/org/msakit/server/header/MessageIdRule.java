package org.msakit.server.header;

import java.util.List;
import java.util.regex.Pattern;

/** RFC 6409 section 8.3: adds Message-ID where there is none, and replaces one that is no msg-id. */
final class MessageIdRule implements FieldRule {
    private static final String NAME = "message-id";
    private static final String BLANK = "(?:[ \t\r\n]++|\\([^()]*\\))*+";
    private static final String WORD = "[^<>@() \t\n\u000b\f\r]++";
    /** A msg-id of RFC 5322 section 3.6.4, with a quoted left side (section 4.5.4) allowed. */
    private static final Pattern MSG_ID =
            Pattern.compile(BLANK + "<(?:\"[^\"\r\n]*+\"|" + WORD + ")@" + WORD + ">" + BLANK);

    @Override
    public void apply(HeaderSection header, Submission submission) {
        List<String> values = header.values(NAME);
        if (values.isEmpty() || !MSG_ID.matcher(values.get(0)).matches()) {
            header.remove(NAME);
            header.add("Message-ID: <" + submission.id() + "."
                    + submission.time().toEpochMilli() + "@" + submission.hostname() + ">\r\n");
        }
    }
}

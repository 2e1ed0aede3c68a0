package org.msakit.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in a header field, judged by the grammar of RFC 5322.
 *
 * @param text the value on one line, without white space around it
 */
public record HeaderValue(String text) {
    private static final Pattern DATE_TIME =
            Pattern.compile("(?i)(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), *)?\\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep"
                    + "|Oct|Nov|Dec) \\d{4} \\d{2}:\\d{2}(?::\\d{2})? (?<zone>[+-]\\d{4}|[A-Z]{1,5})(?: *\\(.*\\))?");
    private static final Pattern MSG_ID = Pattern.compile("<(?:\"[^\"]*\"|[^<>@()\\s\"]+)@[^<>@()\\s]+>");
    private static final Pattern LABELS = Pattern.compile("[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*|\\[[^\\[\\]]+]");
    private static final String ENDS_DOMAIN = " \t<>,;:()\"@";

    /** Whether it is a date-time with a year of four digits (section 3.3). */
    public boolean isDateTime() {
        return DATE_TIME.matcher(text).matches();
    }

    /** The zone of a date-time, as {@code +0100} or {@code GMT}; empty where it is none. */
    public Optional<String> zone() {
        Matcher matcher = DATE_TIME.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group("zone")) : Optional.empty();
    }

    /** Whether it is a single msg-id (section 3.6.4). */
    public boolean isMessageId() {
        return MSG_ID.matcher(text).matches();
    }

    /** What follows each at sign outside of comments and quoted strings, in the order of the field; empty where nothing does. */
    public List<String> domains() {
        List<String> domains = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"' && depth == 0) {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')' && depth > 0) {
                depth--;
            } else if (!quoted && depth == 0 && c == '@') {
                domains.add(domainAt(i + 1));
            }
        }
        return domains;
    }

    private String domainAt(int start) {
        int end = text.startsWith("[", start) ? text.indexOf(']', start) + 1 : start;
        if (end > start) {
            return text.substring(start, end);
        }
        end = start;
        while (end < text.length() && ENDS_DOMAIN.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(start, end);
    }

    /** Whether it names at least one mailbox, each with a domain or an address literal (section 3.4). */
    public boolean namesMailboxes() {
        return !domains().isEmpty()
                && domains().stream().allMatch(d -> LABELS.matcher(d).matches())
                && text.indexOf('<') == text.lastIndexOf('<', Math.max(0, text.indexOf('@')));
    }

    /** Whether all domains in it are literals or have more than one label (RFC 6409 section 4.2). */
    public boolean isQualified() {
        return domains().stream().allMatch(d -> d.startsWith("[") || d.indexOf('.') > 0);
    }
}

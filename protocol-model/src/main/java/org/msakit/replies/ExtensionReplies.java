package org.msakit.replies;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.msakit.model.Capabilities;

/** What each extension's RFC says about its line in EHLO. */
final class ExtensionReplies {
    private static final Predicate<List<String>> NOTHING = List::isEmpty;

    /** A row that judges the parameters of one keyword. */
    private record KeywordRow(String id, Predicate<List<String>> parameters) {}

    private static final Map<String, KeywordRow> ROWS = new LinkedHashMap<>();

    static {
        ROWS.put("STARTTLS", new KeywordRow("RFC3207-3-1", NOTHING));
        ROWS.put(
                "SIZE",
                new KeywordRow(
                        "RFC1870-3-1",
                        p -> p.isEmpty() || (p.size() == 1 && p.get(0).matches("\\d{1,20}"))));
        ROWS.put("PIPELINING", new KeywordRow("RFC2920-2-1", NOTHING));
        ROWS.put("CHUNKING", new KeywordRow("RFC3030-2-1", NOTHING));
        ROWS.put("DSN", new KeywordRow("RFC3461-2-1", NOTHING));
        ROWS.put("ENHANCEDSTATUSCODES", new KeywordRow("RFC2034-3-1", NOTHING));
        ROWS.put("8BITMIME", new KeywordRow("RFC6152-2-1", NOTHING));
        ROWS.put("SMTPUTF8", new KeywordRow("RFC6531-3.1-1", NOTHING));
        ROWS.put(
                "DELIVERBY",
                new KeywordRow(
                        "RFC2852-2-1",
                        p -> p.isEmpty() || (p.size() == 1 && p.get(0).matches("\\d{1,9}(?:,\\S+)?"))));
        ROWS.put("FUTURERELEASE", new KeywordRow("RFC4865-3-1", ExtensionReplies::isFutureRelease));
        ROWS.put("MT-PRIORITY", new KeywordRow("RFC6710-3-1", ExtensionReplies::isPriorityProfile));
    }

    private ExtensionReplies() {}

    /** RFC 4865 section 4: the longest interval in seconds, and the last moment in UTC. */
    private static boolean isFutureRelease(List<String> parameters) {
        return parameters.size() == 2
                && parameters.get(0).matches("[1-9]\\d{0,8}")
                && parameters.get(1).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z");
    }

    /** RFC 6710 section 3: nothing, or the name of a priority profile. */
    private static boolean isPriorityProfile(List<String> parameters) {
        return parameters.isEmpty()
                || (parameters.size() == 1 && parameters.get(0).matches("[A-Za-z0-9._-]{1,20}"));
    }

    static void keywords(Seen seen, Judge judge) {
        if (!seen.isEhloList()) {
            return;
        }
        Capabilities offered = Capabilities.of(seen.reply());
        ROWS.forEach((keyword, row) -> {
            List<String> parameters = offered.keywords().get(keyword);
            if (parameters != null) {
                judge.judge(row.id(), row.parameters().test(parameters), keyword + " with parameters " + parameters);
            }
        });
        offered.keywords()
                .keySet()
                .forEach(keyword -> judge.judge(
                        "RFC5321-2.2.2-1",
                        ServiceExtensions.knows(keyword),
                        keyword + " is neither registered nor begins with X"));
        if (seen.before().tls()) {
            judge.judge("RFC3207-4.2-5", !offered.has("STARTTLS"), "STARTTLS offered under TLS");
        }
        if (offered.has("BINARYMIME")) {
            judge.judge("RFC3030-3-1", offered.has("CHUNKING"), "BINARYMIME without CHUNKING");
        }
        if (offered.has("LIMITS")) {
            Rfc9422Replies.limits(offered.parameters("LIMITS"), judge);
        }
        if (offered.has("BURL")) {
            boolean fit = offered.has("8BITMIME") && seen.config().submissionPort();
            judge.judge("RFC4468-4-1", fit, "BURL without 8BITMIME, or where no mail is submitted");
        }
        if (!seen.config().submissionPort()) {
            judge.judge("RFC4865-4.2-1", !offered.has("FUTURERELEASE"), "FUTURERELEASE where no mail is submitted");
        }
        if (offered.has("REQUIRETLS") && !seen.before().tls()) {
            judge.warn("RFC8689-2-2", "REQUIRETLS offered without TLS");
        }
        if (offered.has("SMTPUTF8")) {
            judge.judge("RFC6531-3.1-2", offered.has("8BITMIME"), "SMTPUTF8 without 8BITMIME");
        }
    }
}

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
    }

    private ExtensionReplies() {}

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
        if (seen.before().tls()) {
            judge.judge("RFC3207-4.2-5", !offered.has("STARTTLS"), "STARTTLS offered under TLS");
        }
        if (offered.has("BINARYMIME")) {
            judge.judge("RFC3030-3-1", offered.has("CHUNKING"), "BINARYMIME without CHUNKING");
        }
        if (offered.has("SMTPUTF8")) {
            judge.judge("RFC6531-3.1-2", offered.has("8BITMIME"), "SMTPUTF8 without 8BITMIME");
        }
    }
}

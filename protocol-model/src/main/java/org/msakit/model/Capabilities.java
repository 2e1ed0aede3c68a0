package org.msakit.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.msakit.wire.Reply;

/**
 * What the latest EHLO reply offered (RFC 5321 section 4.1.1.1).
 *
 * @param keywords keyword in upper case to its parameters as written
 */
public record Capabilities(Map<String, List<String>> keywords) {
    public static final Capabilities NONE = new Capabilities(Map.of());

    private static final Pattern BLANKS = Pattern.compile("[ \t]+");

    /** Reads the lines behind the first one of an EHLO reply; forgiving, since the form is judged elsewhere. */
    public static Capabilities of(Reply reply) {
        Map<String, List<String>> keywords = new LinkedHashMap<>();
        for (int i = 1; i < reply.lines().size(); i++) {
            String[] words = BLANKS.split(reply.text(i).strip());
            if (!words[0].isEmpty()) {
                keywords.putIfAbsent(
                        words[0].toUpperCase(Locale.ROOT), List.of(words).subList(1, words.length));
            }
        }
        return new Capabilities(keywords);
    }

    public boolean has(String keyword) {
        return keywords.containsKey(keyword);
    }

    /** The SASL mechanisms offered, in upper case. */
    public List<String> mechanisms() {
        return parameters("AUTH").stream().map(m -> m.toUpperCase(Locale.ROOT)).toList();
    }

    /** The parameters of a keyword as written; none where it is not offered. */
    public List<String> parameters(String keyword) {
        return keywords.getOrDefault(keyword, List.of());
    }
}

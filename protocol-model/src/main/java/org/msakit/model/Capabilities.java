package org.msakit.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    /** The shortest by-time in seconds that DELIVERBY promises to take (RFC 2852 section 2); 0 where it names none. */
    public int shortestTimeToDeliver() {
        return parameters("DELIVERBY").stream()
                .map(p -> p.split(",", 2)[0])
                .filter(p -> p.matches("\\d{1,9}"))
                .findFirst()
                .map(Integer::parseInt)
                .orElse(0);
    }

    /** The longest time in seconds that FUTURERELEASE promises to hold a message (RFC 4865 section 4). */
    public Optional<Integer> longestHold() {
        return parameters("FUTURERELEASE").stream()
                .filter(p -> p.matches("[1-9]\\d{0,8}"))
                .findFirst()
                .map(Integer::parseInt);
    }
}

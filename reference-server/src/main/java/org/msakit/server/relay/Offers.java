package org.msakit.server.relay;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.msakit.server.reply.Reply;

/**
 * What a reply to EHLO offers (RFC 5321 section 4.1.1.1).
 *
 * @param keywords parameters by keyword, both in upper case
 */
record Offers(Map<String, List<String>> keywords) {
    static Offers of(Reply hello) {
        Map<String, List<String>> keywords = new HashMap<>();
        hello.lines().stream().skip(1).forEach(line -> {
            List<String> words =
                    Arrays.asList(line.strip().toUpperCase(Locale.ROOT).split(" +"));
            keywords.put(words.get(0), words.subList(1, words.size()));
        });
        return new Offers(Map.copyOf(keywords));
    }

    boolean has(String keyword) {
        return keywords.containsKey(keyword);
    }

    /** The first parameter, where it is a positive number. */
    OptionalLong figure(String keyword) {
        return keywords.getOrDefault(keyword, List.of()).stream()
                .limit(1)
                .filter(word -> word.matches("[0-9]{1,18}"))
                .mapToLong(Long::parseLong)
                .filter(figure -> figure > 0)
                .findFirst();
    }

    boolean hasMechanism(String name) {
        return keywords.getOrDefault("AUTH", List.of()).contains(name);
    }
}

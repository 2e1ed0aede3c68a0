package org.msakit.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The value of a Received field, taken apart (RFC 5321 section 4.4).
 *
 * @param clauses keyword in lower case to what stands behind it, comments included, in the order of the field; a
 *     keyword that comes twice keeps its first value
 * @param order the keywords in their order, repetitions included
 * @param date what stands behind the last semicolon outside of comments, empty where there is none
 */
public record ReceivedField(Map<String, String> clauses, List<String> order, String date) {
    private static final List<String> KEYWORDS = List.of("from", "by", "via", "with", "id", "for");

    /** Reads the value of a field on one line. */
    public static ReceivedField of(String value) {
        List<String> words = words(value);
        Map<String, StringBuilder> clauses = new LinkedHashMap<>();
        List<String> order = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        int date = words.lastIndexOf(";");
        for (String word : words.subList(0, date < 0 ? words.size() : date)) {
            String keyword = word.toLowerCase(Locale.ROOT);
            if (KEYWORDS.contains(keyword)) {
                order.add(keyword);
                current = new StringBuilder();
                clauses.putIfAbsent(keyword, current);
            } else {
                current.append(current.isEmpty() ? "" : " ").append(word);
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        clauses.forEach((keyword, text) -> texts.put(keyword, text.toString()));
        String behind = date < 0 ? "" : String.join(" ", words.subList(date + 1, words.size()));
        return new ReceivedField(texts, order, behind);
    }

    /** Words, comments as one word each, semicolons outside of comments and quotes alone. */
    private static List<String> words(String value) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
            if (depth == 0 && (c == ' ' || c == '\t' || c == ';')) {
                add(words, word);
                if (c == ';') {
                    words.add(";");
                }
            } else {
                word.append(c);
            }
        }
        add(words, word);
        return words;
    }

    private static void add(List<String> words, StringBuilder word) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    /** Whether the date has the form of RFC 5322 section 3.3, with a year of four digits. */
    public boolean hasDate() {
        return new HeaderValue(date).isDateTime();
    }

    /** Whether the zone is an offset such as {@code +0100}. */
    public boolean hasNumericZone() {
        return new HeaderValue(date).zone().filter(z -> z.matches("[+-]\\d{4}")).isPresent();
    }

    /** Whether the clauses come in the order of the grammar. */
    public boolean inOrder() {
        int last = -1;
        for (String keyword : order) {
            int place = KEYWORDS.indexOf(keyword);
            if (place <= last) {
                return false;
            }
            last = place;
        }
        return true;
    }
}

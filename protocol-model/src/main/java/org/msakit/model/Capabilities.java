package org.msakit.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.msakit.wire.Reply;

/**
 * What the latest EHLO reply offered (RFC 5321 section 4.1.1.1).
 *
 * @param keywords keyword in upper case to its parameters as written
 */
public record Capabilities(Map<String, List<String>> keywords) {
    public static final Capabilities NONE = new Capabilities(Map.of());

    /** Reads the lines behind the first one of an EHLO reply; forgiving, since the form is judged elsewhere. */
    public static Capabilities of(Reply reply) {
        Map<String, List<String>> keywords = new LinkedHashMap<>();
        for (int i = 1; i < reply.lines().size(); i++) {
            String[] words = reply.text(i).strip().split("[ \t]+");
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
        return keywords.getOrDefault("AUTH", List.of()).stream()
                .map(m -> m.toUpperCase(Locale.ROOT))
                .toList();
    }

    /** Whether some offered extension defines this parameter of MAIL. */
    public boolean allowsMailParameter(String keyword) {
        return switch (keyword) {
            case "SIZE" -> has("SIZE");
            case "BODY" -> has("8BITMIME") || has("BINARYMIME");
            case "AUTH" -> has("AUTH");
            case "RET", "ENVID" -> has("DSN");
            case "BY" -> has("DELIVERBY");
            case "SMTPUTF8", "REQUIRETLS", "MT-PRIORITY" -> has(keyword);
            case "HOLDFOR", "HOLDUNTIL" -> has("FUTURERELEASE");
            default -> !keyword.startsWith("ZZ");
        };
    }
}

package org.msakit.server;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An access map in the text form that sendmail's {@code makemap} reads: a key, white space, a value. Keys may carry a
 * tag ({@code Connect:}, {@code From:}, {@code To:}, {@code Spam:}, {@code Srv_Features:}); their case does not matter.
 */
public final class AccessMap {
    private static final AccessMap EMPTY = new AccessMap(Map.of());

    private static final Pattern HOST = Pattern.compile("(?:connect:|srv_features:)?(?!ipv6:)(?![0-9./]+$)[^:@\\[]+");

    private final Map<String, String> entries;
    private final boolean namesHosts;

    private AccessMap(Map<String, String> entries) {
        this.entries = entries;
        namesHosts = entries.keySet().stream().anyMatch(key -> HOST.matcher(key).matches());
    }

    /** The map that says nothing of anybody. */
    public static AccessMap empty() {
        return EMPTY;
    }

    /**
     * Reads a map from text.
     *
     * @throws IllegalArgumentException naming the line that is wrong, and why
     */
    public static AccessMap parse(String text) {
        return parse(text.lines().toList());
    }

    /**
     * Reads a map, one entry a line; empty lines and lines that start with {@code #} are skipped. Of two lines with one
     * key the first counts.
     *
     * @throws IllegalArgumentException naming the line that has no value
     */
    public static AccessMap parse(List<String> lines) {
        Map<String, String> entries = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                String[] fields = line.split("\\s+", 2);
                if (fields.length < 2) {
                    throw new IllegalArgumentException(
                            "access map line " + (i + 1) + " has a key and no value: \"" + line + "\"");
                }
                entries.putIfAbsent(fields[0].toLowerCase(Locale.ROOT), fields[1].strip());
            }
        }
        return new AccessMap(Map.copyOf(entries));
    }

    /** How many entries there are. */
    public int size() {
        return entries.size();
    }

    /** Whether it says nothing of anybody. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Whether a key is the name of a host or domain that a client may have; one without a tag counts for clients too. */
    public boolean namesHosts() {
        return namesHosts;
    }

    /** The value of exactly this key, tag included. */
    public Optional<String> get(String key) {
        return Optional.ofNullable(entries.get(key.toLowerCase(Locale.ROOT)));
    }

    @Override
    public String toString() {
        return "AccessMap" + entries.keySet();
    }
}

package org.msakit.policy;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An access map as sendmail's {@code access_db} reads it, for keys by client address and prefix. Look-up goes from the
 * full address to its shorter prefixes, by whole components; at each level the key tagged {@code Connect:} comes before
 * the untagged one; the first hit wins.
 *
 * @param entries key to value, in the order written
 */
public record AccessMap(Map<String, AccessValue> entries) {
    public static final AccessMap EMPTY = new AccessMap(Map.of());
    private static final String TAG = "connect:";

    public AccessMap {
        Map<String, AccessValue> copy = new LinkedHashMap<>();
        entries.forEach((key, value) -> copy.put(key.toLowerCase(Locale.ROOT), value));
        entries = copy;
    }

    /**
     * Reads the source text: key, white space, value; {@code #} starts a comment line.
     *
     * @throws IllegalArgumentException with the number of the line that has no value or one that the model does not know
     */
    public static AccessMap parse(String text) {
        Map<String, AccessValue> entries = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.strip().split("\\s+", 2);
            if (words.length < 2) {
                throw new IllegalArgumentException("access map, line " + number + ": no value: " + line.strip());
            }
            try {
                entries.putIfAbsent(words[0].toLowerCase(Locale.ROOT), AccessValue.valueOf(words[1].strip()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "access map, line " + number + ": unknown value: " + words[1].strip(), e);
            }
        }
        return new AccessMap(entries);
    }

    /** The entry that decides for a client, if any. */
    public Optional<AccessValue> lookup(InetAddress client) {
        for (String key : keys(client)) {
            AccessValue tagged = entries.get(TAG + key);
            if (tagged != null) {
                return Optional.of(tagged);
            }
            AccessValue untagged = entries.get(key);
            if (untagged != null) {
                return Optional.of(untagged);
            }
        }
        return Optional.empty();
    }

    /** The full address and its prefixes, longest first. */
    public static List<String> keys(InetAddress client) {
        List<String> keys = new ArrayList<>();
        boolean v4 = client.getAddress().length == 4;
        String separator = v4 ? "." : ":";
        String prefix = v4 ? "" : "ipv6:";
        String[] parts = client.getHostAddress().replaceFirst("%.*", "").split(v4 ? "\\." : ":", -1);
        for (int n = parts.length; n > 0; n--) {
            keys.add(prefix + String.join(separator, List.of(parts).subList(0, n)));
        }
        return keys;
    }

    /** The source text, one entry per line. */
    public String print() {
        return entries.entrySet().stream()
                .map(e -> (e.getKey().startsWith(TAG) ? "Connect:" + e.getKey().substring(TAG.length()) : e.getKey())
                        + "\t" + e.getValue() + "\n")
                .collect(Collectors.joining());
    }
}

package org.msakit.policy;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.msakit.sendmail.access.AccessEntry;
import org.msakit.sendmail.access.AccessSource;

/**
 * The access map as makemap stores it: keys without regard to case, values as written.
 *
 * @param entries value by key in lower case, in the order written
 */
public record AccessMap(Map<String, String> entries) {
    public static final AccessMap EMPTY = new AccessMap(Map.of());

    public AccessMap {
        Map<String, String> copy = new LinkedHashMap<>();
        entries.forEach((key, value) -> copy.put(key.toLowerCase(Locale.ROOT), value));
        entries = copy;
    }

    /** The entries of a source, without its problems. */
    public static AccessMap of(AccessSource source) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (AccessEntry entry : source.entries()) {
            entries.put(entry.key().written(), entry.value());
        }
        return new AccessMap(entries);
    }

    /**
     * Reads the source text.
     *
     * @throws IllegalArgumentException with the first line that makemap refuses
     */
    public static AccessMap parse(String text) {
        AccessSource source = AccessSource.read("access map", text);
        if (!source.problems().isEmpty()) {
            throw new IllegalArgumentException(source.problems().get(0).toString());
        }
        return of(source);
    }

    /** The value of exactly this key. */
    public Optional<String> get(String key) {
        return Optional.ofNullable(entries.get(key.toLowerCase(Locale.ROOT)));
    }

    /** The source text, one entry per line. */
    public String print() {
        return entries.entrySet().stream()
                .map(e -> e.getKey() + "\t" + e.getValue() + "\n")
                .collect(Collectors.joining());
    }
}

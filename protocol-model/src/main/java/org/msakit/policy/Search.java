package org.msakit.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.msakit.sendmail.access.Tag;

/** The look-ups of sendmail's rule sets D (domain), A (address), F (full address) and U (user). */
final class Search {
    private static final String SKIP = "SKIP";

    private final Policy policy;
    private final Reading reading;

    Search(Policy policy, Reading reading) {
        this.policy = policy;
        this.reading = reading;
    }

    /** D: a name, then its parents; for an address in brackets its prefixes in brackets. */
    Optional<String> domain(Tag tag, boolean untaggedToo, String name) {
        return firstOf(tag, untaggedToo, domainKeys(name));
    }

    /** A: an address, then its prefixes by whole components. */
    Optional<String> address(Tag tag, boolean untaggedToo, String address) {
        return firstOf(tag, untaggedToo, prefixes(address));
    }

    /** F and U: exactly this address or {@code user@}, then with {@code +detail} as {@code +*}, then without it. */
    Optional<String> mailbox(Tag tag, boolean untaggedToo, String address) {
        int plus = address.indexOf('+');
        int at = address.lastIndexOf('@');
        List<String> keys = new ArrayList<>(List.of(address));
        if (plus > 0 && plus < at) {
            keys.add(address.substring(0, plus) + "+*" + address.substring(at));
            keys.add(address.substring(0, plus) + address.substring(at));
        }
        return keys.stream()
                .flatMap(key -> reading.order().at(policy.access(), tag, untaggedToo, key).stream())
                .findFirst();
    }

    private Optional<String> firstOf(Tag tag, boolean untaggedToo, List<String> keys) {
        for (String key : keys) {
            Optional<String> value = reading.order().at(policy.access(), tag, untaggedToo, key);
            if (value.isPresent()) {
                boolean absent =
                        value.get().equalsIgnoreCase(SKIP) && reading.skip().isAbsence(policy);
                return absent ? Optional.empty() : value;
            }
        }
        return Optional.empty();
    }

    private static List<String> domainKeys(String name) {
        if (name.startsWith("[") && name.endsWith("]")) {
            return prefixes(name.substring(1, name.length() - 1)).stream()
                    .map(p -> "[" + p + "]")
                    .toList();
        }
        List<String> keys = new ArrayList<>(List.of(name));
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            keys.add(name.substring(dot + 1));
        }
        return keys;
    }

    private static List<String> prefixes(String address) {
        List<String> keys = new ArrayList<>();
        char separator = address.indexOf(':') < 0 ? '.' : ':';
        for (String rest = address; !rest.isEmpty(); ) {
            keys.add(rest);
            int last = rest.lastIndexOf(separator);
            rest = last < 0 ? "" : rest.substring(0, last);
        }
        return keys;
    }
}

package org.msakit.sendmail.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The value of {@code DaemonPortOptions} and {@code ClientPortOptions}: {@code Key=value} pairs between commas. */
record PortOptions(Map<Character, String> values) {
    private static final Map<String, Integer> SERVICES = Map.of(
            "smtp", 25, "submission", 587, "msa", 587, "smtps", 465, "submissions", 465, "urd", 465, "ssmtp", 465);

    /** sendmail looks at the first letter of each key alone; a part without {@code =} says nothing. */
    static PortOptions parse(String text) {
        Map<Character, String> values = new TreeMap<>();
        for (String part : text.split(",")) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length == 2 && !pair[0].isEmpty()) {
                values.put(Character.toUpperCase(pair[0].charAt(0)), pair[1].strip());
            }
        }
        return new PortOptions(values);
    }

    Optional<String> get(char key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The port as a number; empty for a service that is not known. */
    Optional<Integer> port() {
        String text = get('P').orElse("smtp");
        if (text.matches("\\d{1,5}")) {
            return Optional.of(Integer.valueOf(text)).filter(n -> n < 65_536);
        }
        return Optional.ofNullable(SERVICES.get(text.toLowerCase(Locale.ROOT)));
    }

    /** The modifiers, each once, in the order of the alphabet. */
    String modifiers() {
        return get('M')
                .orElse("")
                .chars()
                .filter(Character::isLetter)
                .mapToObj(Character::toString)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining());
    }
}

package org.msakit.sendmail;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The source text of a map, as makemap(8) reads it: a key up to white space, then the value up to the end of the line;
 * {@code #} in the first column starts a comment. Lines that makemap refuses are problems and have no entry.
 *
 * @param lines what makemap enters, in the order written
 * @param problems a line that starts with white space, a key without value, a key that an earlier line has
 */
public record MapSource(List<Line> lines, List<Problem> problems) {
    /** A key as written and its value without white space around it. */
    public record Line(Place place, String key, String value) {}

    public MapSource {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }

    /** Reads any text; never throws. */
    public static MapSource read(String file, String text) {
        List<Line> lines = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        int number = 0;
        for (String raw : text.split("\r?\n", -1)) {
            Place place = new Place(file, ++number);
            if (raw.isEmpty() || raw.startsWith("#")) {
                continue;
            }
            if (Character.isWhitespace(raw.charAt(0))) {
                if (!raw.isBlank()) {
                    problems.add(
                            new Problem(place, "makemap refuses a line that starts with white space: " + raw.strip()));
                }
                continue;
            }
            String[] words = raw.split("\\s+", 2);
            if (words.length < 2 || words[1].isBlank()) {
                problems.add(new Problem(place, "makemap refuses a key without a value: " + words[0]));
            } else if (!keys.add(words[0].toLowerCase(Locale.ROOT))) {
                problems.add(new Problem(place, "makemap refuses a key that an earlier line has: " + words[0]));
            } else {
                lines.add(new Line(place, words[0], words[1].strip()));
            }
        }
        return new MapSource(lines, problems);
    }
}

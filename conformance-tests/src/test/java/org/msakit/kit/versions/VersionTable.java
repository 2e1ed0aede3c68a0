package org.msakit.kit.versions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What sendmail of several Debian releases showed: a row for each thing that was looked at, a column for each. */
final class VersionTable {
    private static final String NOT_LOOKED_AT = "-";
    private static final int LONGEST_PRINTED = 160;

    private final List<String> suites;
    private final Map<String, Map<String, String>> rows = Collections.synchronizedMap(new LinkedHashMap<>());

    VersionTable(List<String> suites) {
        this.suites = List.copyOf(suites);
    }

    /** Where what one release showed goes to. */
    @FunctionalInterface
    interface Column {
        void put(String row, String seen);
    }

    Column column(String suite) {
        return (row, seen) -> rows.computeIfAbsent(row, r -> Collections.synchronizedMap(new LinkedHashMap<>()))
                .put(suite, seen);
    }

    /** What a release showed; empty where that was not looked at. */
    String at(String suite, String row) {
        return rows.getOrDefault(row, Map.of()).getOrDefault(suite, "");
    }

    /** Names of the rows in which not all releases showed the same. */
    List<String> differences() {
        return rows.keySet().stream()
                .filter(row -> new LinkedHashSet<>(cells(row)).size() > 1)
                .toList();
    }

    int size() {
        return rows.size();
    }

    private List<String> cells(String row) {
        return suites.stream()
                .map(suite -> rows.get(row).getOrDefault(suite, NOT_LOOKED_AT))
                .toList();
    }

    /** All rows as tab-separated values, those with a difference marked. */
    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder("what\tdiffers\t" + String.join("\t", suites) + "\n");
        List<String> differing = differences();
        rows.keySet()
                .forEach(row -> text.append(row)
                        .append(differing.contains(row) ? "\tyes\t" : "\tno\t")
                        .append(String.join("\t", cells(row)))
                        .append('\n'));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** The rows with a difference, for a reader. */
    @Override
    public String toString() {
        return differences().stream()
                .map(row -> row + "\n"
                        + suites.stream()
                                .map(suite -> "    %-9s %s%n".formatted(suite, brief(at(suite, row))))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
    }

    private static String brief(String seen) {
        return seen.length() <= LONGEST_PRINTED ? seen : seen.substring(0, LONGEST_PRINTED - 3) + "...";
    }
}

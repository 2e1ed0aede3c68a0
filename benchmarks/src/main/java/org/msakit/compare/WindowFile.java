package org.msakit.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The windows of a run as tab-separated text, written one by one, so that a run that is cut short loses nothing. */
final class WindowFile {
    private static final String HEAD = "round\tscenario\tserver\tcpu_us_per_message\tmessages_per_second";
    private static final int FIELDS = 5;

    private final Path file;

    private WindowFile(Path file) {
        this.file = file;
    }

    /** A new file, in place of one that is there. */
    static WindowFile create(Path file) throws IOException {
        Files.writeString(file, HEAD + "\n");
        return new WindowFile(file);
    }

    void add(Window window) throws IOException {
        String line = String.format(
                Locale.ROOT,
                "%d\t%s\t%s\t%.2f\t%.1f%n",
                window.round(),
                window.scenario(),
                window.server(),
                window.cpuMicros(),
                window.perSecond());
        Files.writeString(file, line, StandardOpenOption.APPEND);
    }

    /**
     * Reads such a file.
     *
     * @throws IllegalArgumentException naming the line that is no window
     */
    static List<Window> read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<Window> windows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String[] fields = lines.get(i).split("\t", -1);
            try {
                if (fields.length != FIELDS) {
                    throw new NumberFormatException();
                }
                windows.add(new Window(
                        Integer.parseInt(fields[0]),
                        Scenario.of(fields[1]).title(),
                        fields[2],
                        Double.parseDouble(fields[3]),
                        Double.parseDouble(fields[4])));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(file + ":" + (i + 1) + ": no window: " + lines.get(i), e);
            }
        }
        return windows;
    }
}

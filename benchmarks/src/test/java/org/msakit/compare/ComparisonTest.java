package org.msakit.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    /** The machine is twice as slow in the second round; the reference takes 0.8, 0.7 and 0.9 of what the sink takes. */
    private static final List<Window> WINDOWS = List.of(
            window(1, "reference", 80),
            window(1, "smtp-sink", 100),
            window(2, "smtp-sink", 200),
            window(2, "reference", 140),
            window(3, "reference", 90),
            window(3, "smtp-sink", 100),
            window(4, "smtp-sink", 10));

    @TempDir
    Path directory;

    @Test
    void ratios_are_taken_within_a_round() {
        Comparison.Row sink = rows("smtp-sink").get(0);
        assertThat(sink.ratio()).isEqualTo(new Spread(0.8, 0.7, 0.9));
        assertThat(sink.cpuMicros().median()).isEqualTo(100);
        assertThat(sink.verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void a_median_above_the_bar_is_missed() {
        List<Window> slow = List.of(window(1, "reference", 86), window(1, "smtp-sink", 100));
        assertThat(new Comparison(slow).rows(List.of(Scenario.KEPT_OPEN), List.of("smtp-sink")))
                .extracting(Comparison.Row::verdict)
                .containsExactly(Verdict.MISSED);
    }

    @Test
    void the_table_shows_ratio_spread_bar_and_verdict() {
        StringWriter text = new StringWriter();
        Table.print(rows("reference", "smtp-sink"), new PrintWriter(text));
        assertThat(text.toString().lines())
                .anyMatch(line ->
                        line.matches("smtp-sink +100\\.0 .*0\\.80 \\(0\\.70 \\.\\. 0\\.90\\) +<= 0\\.85 +holds"))
                .noneMatch(line -> line.startsWith("reference") && line.contains("holds"));
    }

    @Test
    void windows_are_read_back_as_they_were_written() throws Exception {
        Path path = directory.resolve("windows.tsv");
        WindowFile file = WindowFile.create(path);
        for (Window window : WINDOWS) {
            file.add(window);
        }
        assertThat(WindowFile.read(path)).isEqualTo(WINDOWS);
    }

    @Test
    void a_line_that_is_no_window_is_named() throws Exception {
        Path path = directory.resolve("windows.tsv");
        WindowFile.create(path);
        Files.writeString(path, Files.readString(path) + "1\tkept-open\treference\tmany\t3\n");
        assertThatThrownBy(() -> WindowFile.read(path))
                .hasMessageContaining("windows.tsv:2")
                .hasMessageContaining("many");
    }

    @Test
    void the_median_of_an_even_number_lies_between() {
        assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(new Spread(2.5, 1, 4));
    }

    private static List<Comparison.Row> rows(String... servers) {
        return new Comparison(WINDOWS).rows(List.of(Scenario.KEPT_OPEN), List.of(servers));
    }

    private static Window window(int round, String server, double micros) {
        return new Window(round, "kept-open", server, micros, 1000);
    }
}

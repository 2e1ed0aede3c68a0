package org.msakit.compare;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Prints a comparison as text. */
final class Table {
    private static final String ROW = "%-12s %9s %19s %9s   %-20s %-8s %s%n";

    private Table() {}

    static void print(List<Comparison.Row> rows, PrintWriter out) {
        Scenario scenario = null;
        for (Comparison.Row row : rows) {
            if (row.scenario() != scenario) {
                scenario = row.scenario();
                out.printf("%n%s: %s%n", scenario.title(), scenario.description());
                out.printf(ROW, "", "us/msg", "(least .. greatest)", "msgs/s", "reference / server", "bar", "");
            }
            boolean reference = row.server().equals(Contenders.REFERENCE);
            out.printf(
                    ROW,
                    row.server(),
                    figure(row.cpuMicros().median(), 1),
                    "(" + range(row.cpuMicros(), 1) + ")",
                    figure(row.perSecond(), 0),
                    reference ? "" : figure(row.ratio().median(), 2) + " (" + range(row.ratio(), 2) + ")",
                    bar(row.bar()),
                    row.verdict());
        }
        out.flush();
    }

    /** The least and the greatest figure. */
    static String range(Spread spread, int digits) {
        return figure(spread.least(), digits) + " .. " + figure(spread.greatest(), digits);
    }

    /** A figure with so many digits behind the point. */
    static String figure(double figure, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", figure);
    }

    private static String bar(OptionalDouble bar) {
        return bar.isEmpty() ? "" : "<= " + figure(bar.getAsDouble(), 2);
    }
}

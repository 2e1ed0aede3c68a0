package org.msakit.kit.report;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.msakit.catalogue.Requirement;
import org.msakit.dialogue.DialogueFormat;
import org.msakit.kit.run.RequirementResult;
import org.msakit.kit.run.RunResult;
import org.msakit.monitor.Verdict;

/** The report for a terminal: the table in the order of the catalogue, then each violation in full, then the sum. */
public final class TextReport {
    /** How much is printed. */
    public enum Detail {
        /** Violations and the sum. */
        QUIET,
        /** The table too, without the rows that nothing was found out about. */
        NORMAL,
        /** Every row. */
        VERBOSE
    }

    private static final int SUMMARY_WIDTH = 72;
    private static final Set<Verdict> SUMMED_UP = Set.of(Verdict.NOT_APPLICABLE, Verdict.NOT_EXERCISED);

    private TextReport() {}

    public static String print(Report report, Detail detail) {
        StringBuilder out = new StringBuilder();
        if (detail != Detail.QUIET) {
            head(out, report.run());
            table(out, report, detail);
        }
        for (RequirementResult r : report.with(Verdict.FAIL)) {
            violation(out, report, r);
        }
        for (RequirementResult r : report.with(Verdict.WARN)) {
            if (detail != Detail.QUIET) {
                violation(out, report, r);
            }
        }
        return out.append(sum(report)).toString();
    }

    /** How the run ended. */
    public static String sum(Report report) {
        StringBuilder out = new StringBuilder();
        report.notes().forEach(note -> out.append(note).append('\n'));
        if (!report.run().trouble().isEmpty()) {
            out.append("The run as a whole is inconclusive: ")
                    .append(report.run().trouble())
                    .append('\n');
        }
        return out.append(report.outcome())
                .append(": ")
                .append(report.totals())
                .append('\n')
                .toString();
    }

    private static void head(StringBuilder out, RunResult run) {
        out.append("msakit ")
                .append(Kit.version())
                .append(": ")
                .append(run.target().name());
        if (!run.target().name().equals(run.target().address())) {
            out.append(" at ").append(run.target().address());
        }
        out.append(", TLS: ").append(run.target().tls()).append(", seed ").append(run.seed());
        out.append('\n').append("greeting: ").append(run.target().greeting()).append('\n');
        if (!run.target().capabilities().isEmpty()) {
            out.append("offers:   ")
                    .append(String.join(" | ", run.target().capabilities()))
                    .append('\n');
        }
        out.append('\n');
    }

    private static void table(StringBuilder out, Report report, Detail detail) {
        int width = report.run().results().stream()
                .mapToInt(r -> r.requirement().id().length())
                .max()
                .orElse(2);
        String format = "%-14s %6s  %-" + width + "s  %-10s  %s%n";
        out.append(String.format(
                Locale.ROOT, format, "VERDICT", "TIMES", "REQUIREMENT", "LEVEL", "WHY, OR WHAT WAS DONE"));
        for (RequirementResult r : report.run().results()) {
            if (detail == Detail.VERBOSE || !SUMMED_UP.contains(r.verdict())) {
                Requirement row = r.requirement();
                out.append(
                        String.format(Locale.ROOT, format, word(r), r.exercised(), row.id(), row.level(), remark(r)));
            }
        }
        boolean hidden = report.run().results().stream().anyMatch(r -> SUMMED_UP.contains(r.verdict()));
        if (hidden && detail != Detail.VERBOSE) {
            out.append(report.run().count(Verdict.NOT_APPLICABLE))
                    .append(" more do not apply to this target, ")
                    .append(report.run().count(Verdict.NOT_EXERCISED))
                    .append(" were not exercised (--verbose lists them)\n");
        }
        out.append('\n');
    }

    static String word(RequirementResult r) {
        return r.expected() ? r.verdict() + " (known)" : r.verdict().name().replace('_', ' ');
    }

    /** Why, where there is something to say, and else what was done. */
    private static String remark(RequirementResult r) {
        String text = r.reason().isEmpty() ? r.requirement().stimulus() : r.reason();
        return text.length() <= SUMMARY_WIDTH ? text : text.substring(0, SUMMARY_WIDTH - 3) + "...";
    }

    private static void violation(StringBuilder out, Report report, RequirementResult r) {
        Requirement row = r.requirement();
        out.append(word(r)).append("  ").append(title(row)).append('\n');
        out.append("  found:    ").append(r.reason()).append('\n');
        out.append("  expected: ").append(row.expected()).append('\n');
        r.witness().ifPresent(witness -> {
            out.append("  dialogue:\n");
            DialogueFormat.print(witness)
                    .lines()
                    .forEach(line -> out.append("    ").append(line).append('\n'));
            PasteCommand.of(witness, report.run().target().address())
                    .ifPresent(command ->
                            out.append("  by hand:  ").append(command).append('\n'));
        });
        out.append("  again:    ").append(report.again().apply(row.id())).append("\n\n");
    }

    static String title(Requirement row) {
        return row.id() + "  " + row.level() + "  " + where(row);
    }

    static String where(Requirement row) {
        List<String> words = List.of(row.rfc().replaceFirst("^RFC(\\d+)$", "RFC $1"), row.section());
        return words.get(1).equals("-") ? words.get(0) : words.get(0) + " section " + words.get(1);
    }
}

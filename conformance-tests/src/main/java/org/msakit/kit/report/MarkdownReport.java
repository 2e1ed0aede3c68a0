package org.msakit.kit.report;

import org.msakit.dialogue.DialogueFormat;
import org.msakit.kit.run.RequirementResult;
import org.msakit.monitor.Verdict;

/** A short report in Markdown, for the summary page of a build. */
public final class MarkdownReport {
    private MarkdownReport() {}

    public static String print(Report report) {
        StringBuilder out = new StringBuilder("# msakit: ")
                .append(text(report.run().target().name()))
                .append("\n\n**")
                .append(report.outcome())
                .append("**: ")
                .append(report.totals())
                .append("\n\n| | |\n|---|---|\n");
        row(out, "address", report.run().target().address());
        row(out, "greeting", report.run().target().greeting());
        row(out, "offers", String.join(", ", report.run().target().capabilities()));
        row(out, "TLS", report.run().target().tls());
        row(out, "started", report.run().started().toString());
        row(out, "seed", String.valueOf(report.run().seed()));
        row(out, "command", report.command());
        row(out, "trouble", report.run().trouble());
        report.notes().forEach(note -> row(out, "note", note));
        violations(out, report, Verdict.FAIL, "Violations");
        violations(out, report, Verdict.WARN, "Warnings");
        report.run().coverage().explored().ifPresent(explored -> {
            out.append("\n## Explored\n\n");
            ExploredText.figures(explored)
                    .forEach(line -> out.append("- ").append(text(line)).append('\n'));
        });
        return out.toString();
    }

    private static void violations(StringBuilder out, Report report, Verdict verdict, String title) {
        if (report.with(verdict).isEmpty()) {
            return;
        }
        out.append("\n## ").append(title).append('\n');
        for (RequirementResult r : report.with(verdict)) {
            out.append("\n### ").append(text(TextReport.title(r.requirement())));
            out.append(r.expected() ? " (known)\n\n" : "\n\n");
            out.append(text(r.reason())).append("\n\n");
            out.append("Expected: ").append(text(r.requirement().expected())).append('\n');
            r.witness().ifPresent(witness -> {
                out.append('\n');
                DialogueFormat.print(witness)
                        .lines()
                        .forEach(line -> out.append("    ").append(line).append('\n'));
            });
        }
    }

    private static void row(StringBuilder out, String name, String value) {
        if (!value.isEmpty()) {
            out.append("| ").append(name).append(" | ").append(text(value)).append(" |\n");
        }
    }

    private static String text(String plain) {
        return Markup.escape(plain)
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replaceAll("([\\\\`*_\\[\\]|#])", "\\\\$1")
                .replace('\n', ' ');
    }
}

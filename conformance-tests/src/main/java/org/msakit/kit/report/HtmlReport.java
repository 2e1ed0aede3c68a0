package org.msakit.kit.report;

import java.util.Locale;
import org.msakit.dialogue.DialogueFormat;
import org.msakit.kit.run.RequirementResult;
import org.msakit.kit.run.RunResult;
import org.msakit.monitor.Verdict;

/** The report as one page that needs nothing else: no script, no network. */
public final class HtmlReport {
    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{font:15px/1.5 system-ui,sans-serif;max-width:70em;margin:2em auto;padding:0 1em}
            h1{font-size:1.4em}h2{font-size:1.15em;margin-top:2em}h3{font-size:1em;margin:1.5em 0 .3em}
            table{border-collapse:collapse;width:100%}
            td,th{text-align:left;vertical-align:top;padding:.25em .7em .25em 0;border-bottom:1px solid #8884}
            td.n{text-align:right}
            pre{overflow-x:auto;padding:.7em;background:#8882;border-radius:4px;font-size:13px}
            code{overflow-wrap:anywhere}
            .heat,.picture{overflow-x:auto;font-size:12px}
            .heat th{white-space:nowrap}
            .v{font-weight:600;white-space:nowrap}
            .FAIL{color:#c62828}.WARN{color:#b26a00}.PASS{color:#2e7d32}
            .INCONCLUSIVE,.NOT_APPLICABLE,.NOT_EXERCISED{color:#888}
            """;

    private HtmlReport() {}

    public static String print(Report report) {
        RunResult run = report.run();
        StringBuilder out = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        out.append(Markup.escape("msakit: " + run.target().name()))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(Markup.escape("msakit: " + run.target().name()))
                .append("</h1>\n<p><strong>")
                .append(report.outcome())
                .append("</strong>: ")
                .append(Markup.escape(report.totals()))
                .append("</p>\n<table>\n");
        fact(out, "Address", run.target().address());
        fact(out, "Greeting", run.target().greeting());
        fact(out, "Offers", String.join(" | ", run.target().capabilities()));
        fact(out, "TLS", run.target().tls());
        fact(out, "Started", run.started().toString());
        fact(out, "Seed", String.valueOf(run.seed()));
        fact(out, "Command", report.command());
        fact(out, "Kit", Kit.NAME + " " + Kit.version());
        fact(out, "Trouble", run.trouble());
        report.notes().forEach(note -> fact(out, "Note", note));
        out.append("</table>\n");
        details(out, report, Verdict.FAIL, "Violations");
        details(out, report, Verdict.WARN, "Warnings");
        out.append("<h2>Requirements</h2>\n<table>\n<tr><th>Verdict</th><th>Times</th><th>Requirement</th>"
                + "<th>Level</th><th>Section</th><th></th></tr>\n");
        run.results().forEach(r -> row(out, r));
        return out.append("</table>\n")
                .append(ReachedStates.print(run.coverage()))
                .append(HeatMap.print(run.coverage()))
                .append(run.coverage().explored().map(ExploredTable::print).orElse(""))
                .append("</body>\n</html>\n")
                .toString();
    }

    private static void fact(StringBuilder out, String name, String value) {
        if (!value.isEmpty()) {
            out.append("<tr><th>")
                    .append(name)
                    .append("</th><td>")
                    .append(Markup.escape(value))
                    .append("</td></tr>\n");
        }
    }

    private static void details(StringBuilder out, Report report, Verdict verdict, String title) {
        if (report.with(verdict).isEmpty()) {
            return;
        }
        out.append("<h2>").append(title).append("</h2>\n");
        for (RequirementResult r : report.with(verdict)) {
            out.append(String.format(
                            Locale.ROOT,
                            "<h3 id=\"%s\">",
                            Markup.escape(r.requirement().id())))
                    .append(Markup.escape(TextReport.title(r.requirement())))
                    .append(r.expected() ? " (known)" : "")
                    .append("</h3>\n<p>")
                    .append(Markup.escape(r.reason()))
                    .append("</p>\n<p>Expected: ")
                    .append(Markup.escape(r.requirement().expected()))
                    .append("</p>\n");
            r.witness().ifPresent(witness -> {
                pre(out, DialogueFormat.print(witness));
                PasteCommand.of(witness, report.run().target().address()).ifPresent(command -> pre(out, command));
            });
            pre(out, report.again().apply(r.requirement().id()));
        }
    }

    private static void pre(StringBuilder out, String text) {
        out.append("<pre>").append(Markup.escape(text)).append("</pre>\n");
    }

    private static void row(StringBuilder out, RequirementResult r) {
        String id = Markup.escape(r.requirement().id());
        boolean linked = r.verdict() == Verdict.FAIL || r.verdict() == Verdict.WARN;
        out.append("<tr><td class=\"v ")
                .append(r.verdict())
                .append("\">")
                .append(TextReport.word(r))
                .append("</td><td class=\"n\">")
                .append(r.exercised())
                .append("</td><td>")
                .append(linked ? "<a href=\"#" + id + "\">" + id + "</a>" : id)
                .append("</td><td>")
                .append(r.requirement().level())
                .append("</td><td>")
                .append(Markup.escape(TextReport.where(r.requirement())))
                .append("</td><td>")
                .append(Markup.escape(r.reason().isEmpty() ? r.requirement().stimulus() : r.reason()))
                .append("</td></tr>\n");
    }
}

package org.msakit.kit.report;

import java.time.Duration;
import java.util.Locale;
import org.msakit.dialogue.DialogueFormat;
import org.msakit.kit.run.RequirementResult;
import org.msakit.kit.run.RunResult;
import org.msakit.monitor.Verdict;

/**
 * The report as a test suite in Surefire's form: one test case per requirement. A violation is a failure, a known one and
 * whatever was not decided is skipped, a warning passes with its text in {@code system-out}.
 */
public final class JUnitReport {
    private JUnitReport() {}

    private enum Kind {
        PASSED,
        FAILED,
        SKIPPED
    }

    public static String print(Report report) {
        RunResult run = report.run();
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite");
        attribute(out, "name", "msakit " + run.target().name());
        attribute(out, "time", seconds(run.elapsed()));
        attribute(out, "tests", String.valueOf(run.results().size()));
        attribute(out, "errors", "0");
        attribute(out, "skipped", count(run, Kind.SKIPPED));
        attribute(out, "failures", count(run, Kind.FAILED));
        out.append(">\n  <properties>\n");
        property(out, "msakit.version", Kit.version());
        property(out, "target.address", run.target().address());
        property(out, "target.greeting", run.target().greeting());
        property(out, "run.seed", String.valueOf(run.seed()));
        property(out, "run.command", report.command());
        property(out, "run.trouble", run.trouble());
        report.notes().forEach(note -> property(out, "run.note", note));
        out.append("  </properties>\n");
        run.results().forEach(r -> testCase(out, report, r));
        return out.append("</testsuite>\n").toString();
    }

    private static Kind kind(RequirementResult r) {
        return switch (r.verdict()) {
            case PASS, WARN -> Kind.PASSED;
            case FAIL -> r.expected() ? Kind.SKIPPED : Kind.FAILED;
            case INCONCLUSIVE, NOT_APPLICABLE, NOT_EXERCISED -> Kind.SKIPPED;
        };
    }

    private static String count(RunResult run, Kind kind) {
        return String.valueOf(
                run.results().stream().filter(r -> kind(r) == kind).count());
    }

    private static void testCase(StringBuilder out, Report report, RequirementResult r) {
        out.append("  <testcase");
        attribute(out, "name", r.requirement().id());
        attribute(out, "classname", "msakit." + r.requirement().rfc());
        attribute(out, "time", "0");
        switch (kind(r)) {
            case PASSED -> {
                if (r.verdict() == Verdict.WARN) {
                    out.append(">\n    <system-out>")
                            .append(Markup.escape("WARN: " + details(report, r)))
                            .append("</system-out>\n  </testcase>\n");
                } else {
                    out.append("/>\n");
                }
            }
            case FAILED -> {
                out.append(">\n    <failure");
                attribute(out, "message", r.reason());
                attribute(out, "type", r.requirement().level().toString());
                out.append('>').append(Markup.escape(details(report, r))).append("</failure>\n  </testcase>\n");
            }
            case SKIPPED -> {
                out.append(">\n    <skipped");
                attribute(out, "message", TextReport.word(r) + ": " + r.reason());
                out.append("/>\n  </testcase>\n");
            }
        }
    }

    private static String details(Report report, RequirementResult r) {
        return TextReport.title(r.requirement()) + "\nfound: " + r.reason() + "\nexpected: "
                + r.requirement().expected() + "\n"
                + r.witness().map(DialogueFormat::print).orElse("") + "again: "
                + report.again().apply(r.requirement().id()) + "\n";
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
    }

    private static void property(StringBuilder out, String name, String value) {
        out.append("    <property");
        attribute(out, "name", name);
        attribute(out, "value", value);
        out.append("/>\n");
    }

    private static void attribute(StringBuilder out, String name, String value) {
        out.append(' ')
                .append(name)
                .append("=\"")
                .append(Markup.escape(value).replace("\n", "&#10;").replace("\t", "&#9;"))
                .append('"');
    }
}

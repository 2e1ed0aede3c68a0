package org.msakit.kit.report;

import java.util.List;
import java.util.function.UnaryOperator;
import org.msakit.kit.run.RequirementResult;
import org.msakit.kit.run.RunResult;
import org.msakit.monitor.Verdict;

/**
 * What every form of the report is made from. It holds no secrets: the one way to get one takes them and masks them.
 *
 * @param run the run, masked
 * @param command the command line that made it
 * @param again by requirement, the command that shows its violation again
 * @param notes what else made the run fail, such as expectations that are no longer true
 */
public record Report(RunResult run, String command, UnaryOperator<String> again, List<String> notes) {
    public Report {
        notes = List.copyOf(notes);
    }

    /** A report in which none of the secrets can be read. */
    public static Report of(
            RunResult run, String command, UnaryOperator<String> again, List<String> notes, List<String> secrets) {
        Secrets masked = new Secrets(secrets);
        return new Report(
                masked.mask(run),
                masked.mask(command),
                id -> masked.mask(again.apply(id)),
                notes.stream().map(masked::mask).toList());
    }

    List<RequirementResult> with(Verdict verdict) {
        return run.results().stream().filter(r -> r.verdict() == verdict).toList();
    }

    long unexpected() {
        return run.results().stream()
                .filter(RequirementResult::unexpectedFailure)
                .count();
    }

    /** One line with the sum of the run. */
    public String totals() {
        long failed = run.count(Verdict.FAIL);
        long known = failed - unexpected();
        return failed + " failed" + (known > 0 ? " (" + known + " of them expected)" : "") + ", "
                + run.count(Verdict.WARN) + " warnings, " + run.count(Verdict.PASS) + " passed, "
                + run.count(Verdict.INCONCLUSIVE) + " inconclusive, " + run.count(Verdict.NOT_APPLICABLE)
                + " not applicable, " + run.count(Verdict.NOT_EXERCISED) + " not exercised; " + run.dialogues()
                + " dialogues, " + run.exchanges() + " exchanges in "
                + String.format(java.util.Locale.ROOT, "%.1f", run.elapsed().toMillis() / 1000.0) + " s";
    }

    /** The end of the run in a word. */
    public String outcome() {
        if (unexpected() > 0) {
            return "VIOLATED";
        } else if (!notes.isEmpty()) {
            return "EXPECTATIONS NOT MET";
        }
        return run.trouble().isEmpty() ? "NOTHING VIOLATED" : "INCONCLUSIVE";
    }
}

package org.msakit.kit.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.msakit.catalogue.Catalogue;
import org.msakit.kit.run.RequirementResult;
import org.msakit.kit.run.RunResult;
import org.msakit.monitor.Verdict;

/** Violations that are known: one line per requirement, {@code ID reason}, with {@code expires=YYYY-MM-DD} if wanted. */
final class Expectations {
    static final Expectations NONE = new Expectations(Map.of());

    private static final String EXPIRES = "expires=";

    private final Map<String, Expected> byId;

    private Expectations(Map<String, Expected> byId) {
        this.byId = byId;
    }

    private record Expected(Optional<LocalDate> expires) {
        boolean holds(LocalDate today) {
            return expires.isEmpty() || !expires.get().isBefore(today);
        }
    }

    /**
     * Reads the file.
     *
     * @throws UsageException naming file and line of what is wrong
     */
    static Expectations read(Path file) {
        Map<String, Expected> byId = new LinkedHashMap<>();
        List<String> lines = InputFile.lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                String where = file + " line " + (i + 1) + ": ";
                String id = line.split("\\s+", 2)[0];
                if (Catalogue.builtIn().find(id).isEmpty()) {
                    throw new UsageException(where + "no such requirement: " + id);
                }
                if (byId.put(id, new Expected(expiry(line, where))) != null) {
                    throw new UsageException(where + "listed twice: " + id);
                }
            }
        }
        return new Expectations(byId);
    }

    private static Optional<LocalDate> expiry(String line, String where) {
        for (String word : line.split("\\s+")) {
            if (word.startsWith(EXPIRES)) {
                try {
                    return Optional.of(LocalDate.parse(word.substring(EXPIRES.length())));
                } catch (DateTimeException e) {
                    throw new UsageException(where + "not a date: " + word);
                }
            }
        }
        return Optional.empty();
    }

    /** The run with known violations marked as such. */
    RunResult applyTo(RunResult run, LocalDate today) {
        List<RequirementResult> results = new ArrayList<>();
        for (RequirementResult r : run.results()) {
            Expected expected = byId.get(r.requirement().id());
            boolean known = expected != null && expected.holds(today) && violated(r);
            results.add(
                    new RequirementResult(r.requirement(), r.verdict(), r.exercised(), known, r.reason(), r.witness()));
        }
        return new RunResult(
                run.target(),
                run.seed(),
                run.started(),
                run.elapsed(),
                run.dialogues(),
                run.exchanges(),
                results,
                run.coverage(),
                run.trouble());
    }

    /** What is no longer true, one line each. */
    List<String> noLongerTrue(RunResult run, LocalDate today) {
        List<String> lines = new ArrayList<>();
        for (RequirementResult r : run.results()) {
            String id = r.requirement().id();
            Expected expected = byId.get(id);
            if (expected != null && (r.verdict() == Verdict.PASS || r.verdict() == Verdict.NOT_APPLICABLE)) {
                lines.add("expected to be violated, and is not: " + id + " (take it off the list)");
            } else if (expected != null && violated(r) && !expected.holds(today)) {
                lines.add("the expectation expired on " + expected.expires().orElseThrow() + ": " + id);
            }
        }
        return lines;
    }

    private static boolean violated(RequirementResult r) {
        return r.verdict() == Verdict.FAIL || r.verdict() == Verdict.WARN;
    }
}

package org.msakit.kit.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.msakit.dialogue.DialogueFormat;
import org.msakit.kit.explore.Explored;
import org.msakit.kit.run.RequirementResult;
import org.msakit.kit.run.RunResult;
import org.msakit.model.Grade;
import org.msakit.monitor.Verdict;
import tools.jackson.databind.json.JsonMapper;

/** The report for programs; {@code report.schema.json} beside this class describes it. */
public final class JsonReport {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonReport() {}

    record Document(
            KitPart kit,
            TargetPart target,
            RunPart run,
            Totals totals,
            List<RequirementPart> requirements,
            CoveragePart coverage) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CoveragePart(int states, int transitions, int rules, ExploredPart explored) {}

    record ExploredPart(
            Explored.Share cells,
            Explored.Share pairs,
            Explored.Share replyClasses,
            PermitsPart permits,
            List<Explored.Cell> byCell) {}

    record PermitsPart(Explored.Share pass, Explored.Share warn, Explored.Share inconclusive) {}

    record KitPart(String name, String version) {}

    record TargetPart(String name, String address, String greeting, List<String> capabilities, String tls) {}

    record RunPart(
            long seed,
            String started,
            double seconds,
            int dialogues,
            int exchanges,
            String command,
            String trouble,
            List<String> notes) {}

    record Totals(
            long pass,
            long fail,
            long warn,
            long inconclusive,
            long notApplicable,
            long notExercised,
            long unexpected) {}

    record RequirementPart(
            String id,
            String rfc,
            String section,
            String level,
            String verdict,
            int exercised,
            boolean expected,
            String reason,
            String witness) {}

    public static String print(Report report) {
        RunResult run = report.run();
        Document document = new Document(
                new KitPart(Kit.NAME, Kit.version()),
                new TargetPart(
                        run.target().name(),
                        run.target().address(),
                        run.target().greeting(),
                        run.target().capabilities(),
                        run.target().tls().toLowerCase(Locale.ROOT)),
                new RunPart(
                        run.seed(),
                        run.started().toString(),
                        run.elapsed().toMillis() / 1000.0,
                        run.dialogues(),
                        run.exchanges(),
                        report.command(),
                        run.trouble(),
                        report.notes()),
                totals(report),
                run.results().stream().map(JsonReport::row).toList(),
                coverage(run.coverage()));
        return pretty(document);
    }

    /** Any value as JSON text, for the command line. */
    public static String pretty(Object value) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
    }

    private static CoveragePart coverage(RunResult.Coverage c) {
        return new CoveragePart(
                c.states(),
                c.transitions(),
                c.rules(),
                c.explored().map(JsonReport::explored).orElse(null));
    }

    private static ExploredPart explored(Explored e) {
        return new ExploredPart(
                e.exercised(),
                e.pairs(),
                e.replyClasses(),
                new PermitsPart(e.permits(Grade.PASS), e.permits(Grade.WARN), e.permits(Grade.INCONCLUSIVE)),
                e.cells());
    }

    private static Totals totals(Report report) {
        RunResult run = report.run();
        return new Totals(
                run.count(Verdict.PASS),
                run.count(Verdict.FAIL),
                run.count(Verdict.WARN),
                run.count(Verdict.INCONCLUSIVE),
                run.count(Verdict.NOT_APPLICABLE),
                run.count(Verdict.NOT_EXERCISED),
                report.unexpected());
    }

    private static RequirementPart row(RequirementResult r) {
        return new RequirementPart(
                r.requirement().id(),
                r.requirement().rfc(),
                r.requirement().section(),
                r.requirement().level().toString(),
                r.verdict().name(),
                r.exercised(),
                r.expected(),
                r.reason(),
                r.witness().map(DialogueFormat::print).orElse(null));
    }
}

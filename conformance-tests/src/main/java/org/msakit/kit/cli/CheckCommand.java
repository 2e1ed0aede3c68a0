package org.msakit.kit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.msakit.catalogue.Catalogue;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.explore.Thoroughness;
import org.msakit.kit.report.JsonReport;
import org.msakit.kit.report.Report;
import org.msakit.kit.report.ReportDirectory;
import org.msakit.kit.report.TextReport;
import org.msakit.kit.run.Effort;
import org.msakit.kit.run.Progress;
import org.msakit.kit.run.RunResult;
import org.msakit.kit.run.Selection;
import org.msakit.kit.run.Suite;
import org.msakit.monitor.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the conformance suite. */
@Command(
        name = "check",
        description = "Run the conformance suite over a submission server.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CheckCommand implements Callable<Integer> {
    private final TargetResolver resolver;

    @Spec
    CommandSpec spec;

    @Mixin
    TargetOptions at;

    @Option(names = "--select", split = ",", paramLabel = "ID", description = "only ids that start so")
    List<String> select = new ArrayList<>();

    @Option(names = "--exclude", split = ",", paramLabel = "ID", description = "no ids that start so")
    List<String> exclude = new ArrayList<>();

    @Option(names = "--level", paramLabel = "LEVEL", defaultValue = "all", description = "must, should or all")
    String level;

    @Option(
            names = "--quick",
            description = "every transition of the model once, without what tells the state behind it, and no walks")
    boolean quick;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "8",
            description = "dialogues that may run beside each other, where they allow it; by default ${DEFAULT-VALUE}")
    int connections;

    @Option(names = "--seed", paramLabel = "N", description = "seed of the generators; by default a random one")
    Long seed;

    @Option(names = "--expect", paramLabel = "FILE", description = "known violations, one \"ID reason\" a line")
    Path expect;

    @Mixin
    ReportOption report;

    @Option(names = "--format", paramLabel = "FORM", defaultValue = "text", description = "text or json")
    String format;

    @Option(names = "--quiet", description = "no progress, no table")
    boolean quiet;

    @Option(names = "--verbose", description = "every row in the table")
    boolean verbose;

    CheckCommand(TargetResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public Integer call() throws IOException, UnreachableException {
        boolean json = Choice.of("--format", format, "text", "json").equals("json");
        if (connections < 1) {
            throw new UsageException("--connections " + connections + ": at least 1");
        }
        Selection selection = new Selection(select, exclude, Choice.of("--level", level, "must", "should", "all"));
        CheckOptions options = at.read();
        Expectations expectations = expect == null ? Expectations.NONE : Expectations.read(expect);
        PrintWriter err = spec.commandLine().getErr();
        Optional<String> nothing = matchesNothing(selection);
        if (nothing.isPresent()) {
            err.println("msakit: " + nothing.get());
            return ExitCodes.NO_MATCH;
        }
        Optional<ReportDirectory> directory = report.directory();
        long number = seed == null ? ThreadLocalRandom.current().nextLong(1, 1L << 31) : seed;
        try (OpenTarget open = resolver.open(options)) {
            Progress progress = !quiet && Terminal.attached() ? Terminal.progress(err) : Progress.NONE;
            LocalDate today = LocalDate.now(ZoneId.systemDefault());
            Thoroughness thoroughness = quick ? Thoroughness.COVER : Thoroughness.WALKS;
            Effort effort = new Effort(number, thoroughness, connections);
            RunResult run = expectations.applyTo(Suite.run(open.target(), selection, progress, effort), today);
            List<String> stale = expectations.noLongerTrue(run, today);
            Report made = Report.of(
                    run,
                    Words.command(spec),
                    id -> at.again("check") + " --select " + id,
                    stale,
                    options.secrets(open.target()));
            if (directory.isPresent()) {
                directory.get().write(made);
            }
            PrintWriter out = spec.commandLine().getOut();
            out.print(json ? JsonReport.print(made) : TextReport.print(made, detail()));
            out.flush();
            return exitCode(run, stale, err);
        }
    }

    private static int exitCode(RunResult run, List<String> stale, PrintWriter err) {
        if (run.exitCode() != ExitCodes.OK) {
            return run.exitCode();
        }
        if (!stale.isEmpty()) {
            return ExitCodes.VIOLATED;
        }
        boolean conclusive =
                run.results().stream().anyMatch(r -> r.exercised() > 0 || r.verdict() == Verdict.NOT_APPLICABLE);
        if (!conclusive) {
            err.println("msakit: nothing that was selected came to a verdict");
        }
        return conclusive ? ExitCodes.OK : ExitCodes.UNREACHABLE;
    }

    private TextReport.Detail detail() {
        if (quiet) {
            return TextReport.Detail.QUIET;
        }
        return verbose ? TextReport.Detail.VERBOSE : TextReport.Detail.NORMAL;
    }

    private static Optional<String> matchesNothing(Selection selection) {
        List<String> named = new ArrayList<>(selection.include());
        named.addAll(selection.exclude());
        Optional<String> none =
                Selection.firstWithoutMatch(named, Catalogue.builtIn().all());
        if (none.isPresent()) {
            return Optional.of("no requirement starts with " + none.get());
        }
        return Catalogue.builtIn().all().stream().anyMatch(selection::covers)
                ? Optional.empty()
                : Optional.of("the selection leaves no requirement");
    }
}

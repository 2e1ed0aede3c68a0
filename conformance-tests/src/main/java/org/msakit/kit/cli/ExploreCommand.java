package org.msakit.kit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.explore.Exploration;
import org.msakit.kit.explore.Journal;
import org.msakit.kit.report.ExploredText;
import org.msakit.kit.report.Report;
import org.msakit.kit.report.ReportDirectory;
import org.msakit.kit.report.Secrets;
import org.msakit.kit.report.TextReport;
import org.msakit.kit.run.Expedition;
import org.msakit.kit.run.RunResult;
import org.msakit.kit.script.Shrinker;
import org.msakit.kit.target.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Random dialogues, led by the model. */
@Command(
        name = "explore",
        description = "Walk through a submission server by random dialogues; what is found is shrunk as it comes.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ExploreCommand implements Callable<Integer> {
    private static final int DIALOGUES = 500;

    private final TargetResolver resolver;

    @Spec
    CommandSpec spec;

    @Mixin
    TargetOptions at;

    @Option(names = "--dialogues", paramLabel = "N", description = "so many dialogues; 500 where no time is given")
    Integer dialogues;

    @Option(names = "--time", paramLabel = "TIME", converter = Durations.class, description = "for so long, as 90s")
    Duration time;

    @Option(names = "--seed", paramLabel = "N", description = "seed of the walks; by default a random one")
    Long seed;

    @Mixin
    ReportOption report;

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "keep each dialogue in a file; where it has some, go on behind them")
    Path journal;

    @Option(names = "--verbose", description = "what the model allows and was not seen, by state and stimulus")
    boolean verbose;

    ExploreCommand(TargetResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public Integer call() throws IOException, UnreachableException {
        if (dialogues != null && dialogues < 1) {
            throw new UsageException("--dialogues " + dialogues + ": at least 1");
        }
        CheckOptions options = at.read();
        Optional<ReportDirectory> directory = report.directory();
        long number = seed();
        PrintWriter out = spec.commandLine().getOut();
        try (OpenTarget open = resolver.open(options)) {
            Target target = open.target();
            List<String> secrets = options.secrets(target);
            out.println("exploring " + target.name() + ", seed " + number);
            out.flush();
            RunResult run = explore(target, number, new Secrets(secrets), directory);
            Report made = Report.of(run, Words.command(spec), id -> again(directory, id), List.of(), secrets);
            if (directory.isPresent()) {
                directory.get().write(made);
            }
            run.coverage().explored().ifPresent(explored -> {
                if (verbose) {
                    ExploredText.gaps(explored).forEach(out::println);
                }
                ExploredText.figures(explored).forEach(out::println);
            });
            out.print(TextReport.sum(made));
            return run.exitCode();
        }
    }

    /** That of the journal, where it has one. */
    private long seed() throws IOException {
        OptionalLong begun = journal == null ? OptionalLong.empty() : JournalFile.seed(journal);
        if (begun.isPresent() && seed != null && seed != begun.getAsLong()) {
            throw new UsageException(journal + " was begun with seed " + begun.getAsLong() + ", not " + seed);
        }
        return begun.orElseGet(() -> seed == null ? ThreadLocalRandom.current().nextLong(1, 1L << 31) : seed);
    }

    private RunResult explore(Target target, long number, Secrets secrets, Optional<ReportDirectory> directory)
            throws IOException, UnreachableException {
        Consumer<Shrinker.Shrunk> found =
                shrunk -> found(shrunk, spec.commandLine().getOut(), secrets, directory);
        if (journal == null) {
            return Expedition.run(target, number, Journal.NONE, enough(Instant.now()), found);
        }
        try (JournalFile kept = JournalFile.open(journal, number, secrets)) {
            return Expedition.run(target, number, kept, enough(Instant.now()), found);
        }
    }

    /** The command that shows a violation again. */
    private String again(Optional<ReportDirectory> directory, String id) {
        return directory
                .map(kept -> at.again("replay", kept.witness(id).toString()))
                .orElseGet(() -> Words.command(spec));
    }

    private Predicate<Exploration> enough(Instant started) {
        int most = dialogues != null ? dialogues : time != null ? Integer.MAX_VALUE : DIALOGUES;
        return soFar -> soFar.dialogues() < most
                && (time == null || Duration.between(started, Instant.now()).compareTo(time) < 0);
    }

    private static void found(
            Shrinker.Shrunk shrunk, PrintWriter out, Secrets secrets, Optional<ReportDirectory> directory) {
        FindingPrinter printer = new FindingPrinter(out, secrets);
        printer.print(shrunk.finding());
        printer.print(shrunk.witness());
        out.println("  shrunk to " + shrunk.script().steps().size() + " steps in " + shrunk.runs() + " runs, confirmed "
                + shrunk.confirmed() + " of " + Shrinker.CONFIRMATIONS + "\n");
        out.flush();
        try {
            if (directory.isPresent()) {
                directory.get().keep(shrunk.finding().requirement(), secrets.mask(shrunk.witness()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a witness", e);
        }
    }
}

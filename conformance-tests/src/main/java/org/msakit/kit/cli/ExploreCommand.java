package org.msakit.kit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.msakit.dialogue.DialogueFormat;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.explore.Exploration;
import org.msakit.kit.explore.Explorer;
import org.msakit.kit.report.Secrets;
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

    @Option(names = "--report", paramLabel = "DIR", description = "write each witness to DIR/witnesses/ID.txt")
    Path report;

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
        long number = seed == null ? ThreadLocalRandom.current().nextLong(1, 1L << 31) : seed;
        PrintWriter out = spec.commandLine().getOut();
        AtomicBoolean violated = new AtomicBoolean();
        try (OpenTarget open = resolver.open(at.read())) {
            Target target = open.target();
            Secrets secrets = new Secrets(List.of(target.credentials().password()));
            FindingPrinter printer = new FindingPrinter(out, secrets);
            out.println("exploring " + target.name() + ", seed " + number);
            out.flush();
            Explorer explorer = new Explorer(target, number, shrunk -> {
                violated.compareAndSet(false, FindingPrinter.violates(shrunk.finding()));
                tell(out, printer, shrunk);
                keep(secrets, shrunk);
            });
            explorer.explore(enough(Instant.now()));
            out.print(ExploredPrinter.print(explorer.explored(), verbose));
            out.println(summary(explorer.soFar()));
            return violated.get() ? ExitCodes.VIOLATED : ExitCodes.OK;
        }
    }

    private Predicate<Exploration> enough(Instant started) {
        int most = dialogues != null ? dialogues : time != null ? Integer.MAX_VALUE : DIALOGUES;
        return soFar -> soFar.dialogues() < most
                && (time == null || Duration.between(started, Instant.now()).compareTo(time) < 0);
    }

    private static void tell(PrintWriter out, FindingPrinter printer, Shrinker.Shrunk shrunk) {
        printer.print(shrunk.finding());
        printer.print(shrunk.witness());
        out.println("  shrunk to " + shrunk.script().steps().size() + " steps in " + shrunk.runs() + " runs, confirmed "
                + shrunk.confirmed() + " of " + Shrinker.CONFIRMATIONS + "\n");
        out.flush();
    }

    private void keep(Secrets secrets, Shrinker.Shrunk shrunk) {
        if (report == null) {
            return;
        }
        try {
            Path folder = Files.createDirectories(report.resolve("witnesses"));
            Files.writeString(
                    folder.resolve(shrunk.finding().requirement() + ".txt"),
                    DialogueFormat.print(secrets.mask(shrunk.witness())));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a witness to " + report, e);
        }
    }

    private static String summary(Exploration e) {
        return String.format(
                Locale.ROOT,
                "%s: %d requirements broken; %d dialogues, %d stimuli, %d states",
                e.violations().isEmpty() ? "NOTHING VIOLATED" : "VIOLATED",
                e.violations().size(),
                e.dialogues(),
                e.stimuli(),
                e.places());
    }
}

package org.msakit.kit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.msakit.catalogue.Catalogue;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.report.JsonReport;
import org.msakit.kit.report.Report;
import org.msakit.kit.report.ReportDirectory;
import org.msakit.kit.report.TextReport;
import org.msakit.kit.run.Progress;
import org.msakit.kit.run.RunResult;
import org.msakit.kit.run.Selection;
import org.msakit.kit.run.Suite;
import org.msakit.kit.target.Target;
import org.msakit.kit.target.TlsMode;
import org.msakit.monitor.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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

    @Parameters(
            arity = "0..1",
            paramLabel = "TARGET",
            description = "host:port, or a name that \"targets\" lists; without it the embedded reference server")
    String target;

    @Option(names = "--tls", paramLabel = "MODE", description = "starttls, implicit or none; by default by port")
    String tls;

    @Option(names = "--user", paramLabel = "USER", description = "account to log in with")
    String user;

    @Option(names = "--password-file", paramLabel = "FILE", description = "file whose first line is the password")
    Path passwordFile;

    @Option(names = "--password-env", paramLabel = "VAR", description = "environment variable with the password")
    String passwordEnv;

    @Option(names = "--domain", paramLabel = "DOMAIN", description = "a domain that the server delivers itself")
    String domain;

    @Option(names = "--recipient", paramLabel = "ADDRESS", description = "a mailbox that exists")
    String recipient;

    @Option(names = "--select", split = ",", paramLabel = "ID", description = "only ids that start so")
    List<String> select = new ArrayList<>();

    @Option(names = "--exclude", split = ",", paramLabel = "ID", description = "no ids that start so")
    List<String> exclude = new ArrayList<>();

    @Option(names = "--level", paramLabel = "LEVEL", defaultValue = "all", description = "must, should or all")
    String level;

    @Option(names = "--seed", paramLabel = "N", description = "seed of the generators; by default a random one")
    Long seed;

    @Option(names = "--expect", paramLabel = "FILE", description = "known violations, one \"ID reason\" a line")
    Path expect;

    @Option(names = "--report", paramLabel = "DIR", description = "write the report in every form to a directory")
    Path report;

    @Option(names = "--format", paramLabel = "FORM", defaultValue = "text", description = "text or json")
    String format;

    @Option(names = "--quiet", description = "no progress, no table")
    boolean quiet;

    @Option(names = "--verbose", description = "every row in the table")
    boolean verbose;

    @Option(names = "--insecure", description = "take any certificate; always so on loopback")
    boolean insecure;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "5s",
            converter = Durations.class,
            description = "patience for one reply, as 5s or 500ms")
    Duration timeout;

    @Option(names = "--ca", paramLabel = "FILE", description = "PEM file with the authority to trust")
    Path ca;

    @Option(names = "--source", paramLabel = "ADDRESS", description = "address to connect from")
    InetAddress source;

    CheckCommand(TargetResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public Integer call() throws IOException, UnreachableException {
        boolean json = Choice.of("--format", format, "text", "json").equals("json");
        Selection selection = new Selection(select, exclude, Choice.of("--level", level, "must", "should", "all"));
        CheckOptions options = options();
        Expectations expectations = expect == null ? Expectations.NONE : Expectations.read(expect);
        PrintWriter err = spec.commandLine().getErr();
        Optional<String> nothing = matchesNothing(selection);
        if (nothing.isPresent()) {
            err.println("msakit: " + nothing.get());
            return ExitCodes.NO_MATCH;
        }
        Optional<ReportDirectory> directory = directory();
        long number = seed == null ? ThreadLocalRandom.current().nextLong(1, 1L << 31) : seed;
        try (OpenTarget open = resolver.open(options)) {
            Progress progress = !quiet && Terminal.attached() ? Terminal.progress(err) : Progress.NONE;
            LocalDate today = LocalDate.now(ZoneId.systemDefault());
            RunResult run = expectations.applyTo(Suite.run(open.target(), selection, progress, number), today);
            List<String> stale = expectations.noLongerTrue(run, today);
            List<String> secrets =
                    new ArrayList<>(open.target().config().accounts().values());
            secrets.add(open.target().credentials().password());
            secrets.add(options.credentials().password());
            Report made = Report.of(run, command(), rerun(), stale, secrets);
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

    private Optional<ReportDirectory> directory() {
        try {
            return report == null ? Optional.empty() : Optional.of(ReportDirectory.at(report));
        } catch (IOException e) {
            throw new UsageException("cannot write a report to " + report);
        }
    }

    private CheckOptions options() {
        Optional<TlsMode> mode = Optional.ofNullable(tls)
                .map(t -> TlsMode.valueOf(
                        Choice.of("--tls", t, "starttls", "implicit", "none").toUpperCase(Locale.ROOT)));
        if (ca != null) {
            InputFile.lines(ca);
        }
        return new CheckOptions(
                Optional.ofNullable(target),
                mode,
                credentials(),
                Optional.ofNullable(domain),
                Optional.ofNullable(recipient),
                insecure,
                Optional.ofNullable(ca),
                Optional.ofNullable(source),
                timeout);
    }

    private Target.Credentials credentials() {
        boolean password = passwordFile != null || passwordEnv != null;
        if (passwordFile != null && passwordEnv != null) {
            throw new UsageException("--password-file and --password-env exclude each other");
        }
        if (user == null || user.isEmpty()) {
            if (password) {
                throw new UsageException("a password without --user");
            }
            return Target.Credentials.NONE;
        }
        if (!password) {
            throw new UsageException("--user " + user + " needs --password-file or --password-env");
        }
        return new Target.Credentials(user, passwordFile != null ? fromFile() : fromEnvironment());
    }

    private String fromFile() {
        List<String> lines = InputFile.lines(passwordFile);
        if (lines.isEmpty() || lines.get(0).isEmpty()) {
            throw new UsageException("no password in " + passwordFile);
        }
        return lines.get(0);
    }

    private String fromEnvironment() {
        String value = System.getenv(passwordEnv);
        if (value == null || value.isEmpty()) {
            throw new UsageException("the environment variable " + passwordEnv + " is not set");
        }
        return value;
    }

    private String command() {
        return "./msakit "
                + String.join(
                        " ",
                        Words.quoted(spec.root().commandLine().getParseResult().originalArgs()));
    }

    /** The options that say what the target is. */
    private String rerun() {
        List<String> words = new ArrayList<>(List.of("check"));
        add(words, null, target);
        add(words, "--tls", tls);
        add(words, "--user", user);
        add(words, "--password-file", passwordFile);
        add(words, "--password-env", passwordEnv);
        add(words, "--domain", domain);
        add(words, "--recipient", recipient);
        add(words, "--ca", ca);
        add(words, "--source", source == null ? null : source.getHostAddress());
        if (insecure) {
            words.add("--insecure");
        }
        return "./msakit " + String.join(" ", Words.quoted(words));
    }

    private static void add(List<String> words, String option, Object value) {
        if (value != null) {
            if (option != null) {
                words.add(option);
            }
            words.add(value.toString());
        }
    }
}

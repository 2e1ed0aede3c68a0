package org.msakit.kit.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.report.Kit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Whatever goes wrong is one line on standard error and an exit code. */
@Command(
        name = "msakit",
        description = "Conformance kit for mail submission agents (RFC 6409).",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        footer = {
            "",
            "  verify        run the project's own tests, container engine included",
            "",
            "Exit codes: 0 nothing violated, 1 violated, 2 usage, 3 unreachable or inconclusive, 4 nothing selected."
        })
public final class Main implements Runnable {
    @Spec
    CommandSpec spec;

    private Main() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
        PrintWriter err = new PrintWriter(System.err, true, Charset.defaultCharset());
        System.exit(run(new ContainerTargets(new SocketTargets()), out, err, args));
    }

    /** Runs one command and returns its exit code. */
    static int run(TargetResolver resolver, PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Main())
                .addSubcommand(new CheckCommand(resolver))
                .addSubcommand(new AuditCommand())
                .addSubcommand(new ExploreCommand(resolver))
                .addSubcommand(new ReplayCommand(resolver))
                .addSubcommand(new ServeCommand())
                .addSubcommand(new RequirementsCommand())
                .addSubcommand(new TargetsCommand(resolver));
        LaterCommand.NAMES.forEach(name -> line.addSubcommand(name, new LaterCommand()));
        int code = line.setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((e, words) -> usage(err, e))
                .setExecutionExceptionHandler((e, command, parsed) -> failed(err, e))
                .execute(args);
        out.flush();
        err.flush();
        return code;
    }

    @Override
    public void run() {
        throw new UsageException(
                "which command? " + String.join(", ", spec.subcommands().keySet()) + " or verify (--help tells more)");
    }

    private static int usage(PrintWriter err, ParameterException e) {
        err.println("msakit: " + oneLine(e.getMessage()));
        return ExitCodes.USAGE;
    }

    private static int failed(PrintWriter err, Exception e) {
        if (System.getenv("MSAKIT_DEBUG") != null) {
            e.printStackTrace(err);
        }
        if (e instanceof UsageException) {
            err.println("msakit: " + oneLine(e.getMessage()));
            return ExitCodes.USAGE;
        }
        boolean unreachable = e instanceof UnreachableException;
        err.println("msakit: " + (unreachable ? "cannot reach " : e.getClass().getSimpleName() + ": ")
                + oneLine(e.getMessage()));
        return ExitCodes.UNREACHABLE;
    }

    private static String oneLine(String message) {
        return message == null ? "no further explanation" : message.strip().replaceAll("\\s*[\r\n]+\\s*", " ");
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Kit.NAME + " " + Kit.version()};
        }
    }
}

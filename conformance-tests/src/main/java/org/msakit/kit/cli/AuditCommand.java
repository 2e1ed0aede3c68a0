package org.msakit.kit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.msakit.audit.Audit;
import org.msakit.audit.FileFact;
import org.msakit.audit.InputFiles;
import org.msakit.kit.audit.AuditJson;
import org.msakit.kit.audit.AuditSarif;
import org.msakit.kit.audit.AuditText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges sendmail's configuration files without a network. */
@Command(
        name = "audit",
        description = "Find in sendmail configuration files who may submit without a login, and other faults.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Give the files of one server together; what a file names and is not given is not looked at, and said so.",
            "Of private keys and authinfo maps owner and mode are looked at where they lie on this host.",
            "Exit codes: 0 nothing found, 1 something found, 2 usage or a file that cannot be read."
        })
final class AuditCommand implements Callable<Integer> {
    private static final int PERMISSIONS = 07777;

    @Spec
    CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "sendmail.mc, sendmail.cf, submit.mc, submit.cf, files they include, access, authinfo")
    List<Path> files = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORM", defaultValue = "text", description = "text, json or sarif")
    String format;

    @Override
    public Integer call() {
        String form = Choice.of("--format", format, "text", "json", "sarif");
        Map<String, String> texts = new LinkedHashMap<>();
        for (Path file : files) {
            texts.put(file.toString(), String.join("\n", InputFile.lines(file)) + "\n");
        }
        Audit.Outcome outcome;
        try {
            outcome = Audit.of(InputFiles.read(texts, AuditCommand::look));
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
        List<String> names = List.copyOf(texts.keySet());
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                switch (form) {
                    case "json" -> AuditJson.of(names, outcome);
                    case "sarif" -> AuditSarif.of(outcome);
                    default -> AuditText.of(names, outcome);
                });
        out.flush();
        return outcome.findings().isEmpty() ? ExitCodes.OK : ExitCodes.VIOLATED;
    }

    /** Owner and mode of a file on this host; empty where it is not here or may not be looked at. */
    private static Optional<FileFact> look(String path) {
        try {
            Path file = Path.of(path);
            int mode = (int) Files.getAttribute(file, "unix:mode") & PERMISSIONS;
            return Optional.of(new FileFact(path, mode, Files.getOwner(file).getName()));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

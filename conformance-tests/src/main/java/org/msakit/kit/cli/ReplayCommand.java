package org.msakit.kit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.msakit.dialogue.Dialogue;
import org.msakit.dialogue.DialogueFormat;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.report.Secrets;
import org.msakit.kit.script.Placeholders;
import org.msakit.kit.script.Recording;
import org.msakit.kit.script.Script;
import org.msakit.kit.script.ScriptRun;
import org.msakit.kit.target.Target;
import org.msakit.model.Config;
import org.msakit.monitor.Finding;
import org.msakit.monitor.Outcome;
import org.msakit.policy.Admission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a witness again, or judges a recorded dialogue. */
@Command(
        name = "replay",
        description = "Run a recorded dialogue again; without TARGET judge the replies that were recorded.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ReplayCommand implements Callable<Integer> {
    private static final Target.Credentials SOMEBODY = new Target.Credentials("user", "password");

    private final TargetResolver resolver;

    @Spec
    CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "a witness, as reports hold them")
    Path file;

    @Mixin
    TargetOptions at;

    ReplayCommand(TargetResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public Integer call() throws IOException, UnreachableException {
        Dialogue recorded = recorded();
        CheckOptions options = at.read();
        if (options.target().isEmpty()) {
            Target.Credentials account = options.credentials().given() ? options.credentials() : SOMEBODY;
            Dialogue filled = Placeholders.filled(recorded, account);
            return report(Recording.judge(config(options, account), filled), filled, List.of(account.password()));
        }
        try (OpenTarget open = resolver.open(options)) {
            Target.Credentials account = open.target().credentials();
            Script script = Script.of(Placeholders.filled(recorded, account));
            ScriptRun run = ScriptRun.of(open.target(), script);
            return report(run.findings(), run.dialogue(), List.of(account.password()));
        }
    }

    private Dialogue recorded() {
        try {
            Dialogue dialogue = DialogueFormat.parse(String.join("\n", InputFile.lines(file)));
            if (dialogue.events().isEmpty()) {
                throw new UsageException(file + ": no dialogue");
            }
            return dialogue;
        } catch (IllegalArgumentException e) {
            throw new UsageException(file + ": " + e.getMessage());
        }
    }

    private static Config config(CheckOptions options, Target.Credentials account) {
        String domain = options.domain().orElse("example.test");
        return new Config(
                Admission.LOGIN_REQUIRED,
                true,
                Map.of(account.user(), account.password()),
                Set.of(domain),
                options.recipient().map(Set::of).orElse(Set.of()),
                "msakit-no-such-user");
    }

    private int report(List<Finding> findings, Dialogue dialogue, List<String> passwords) {
        PrintWriter out = spec.commandLine().getOut();
        FindingPrinter printer = new FindingPrinter(out, new Secrets(passwords));
        List<Finding> told = findings.stream()
                .filter(f -> f.outcome() == Outcome.FAIL || f.outcome() == Outcome.WARN)
                .toList();
        told.forEach(printer::print);
        printer.print(dialogue);
        boolean violated = told.stream().anyMatch(FindingPrinter::violates);
        long kept = findings.stream().filter(f -> f.outcome() == Outcome.PASS).count();
        out.println((violated ? "VIOLATED" : "NOTHING VIOLATED") + ": " + kept + " judgements passed, " + told.size()
                + " did not");
        return violated ? ExitCodes.VIOLATED : ExitCodes.OK;
    }
}

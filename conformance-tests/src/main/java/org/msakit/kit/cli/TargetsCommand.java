package org.msakit.kit.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists what can be tested by name. */
@Command(name = "targets", description = "List the built-in targets.", mixinStandardHelpOptions = true)
final class TargetsCommand implements Callable<Integer> {
    private final TargetResolver resolver;

    @Spec
    CommandSpec spec;

    TargetsCommand(TargetResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public Integer call() {
        resolver.builtIn()
                .forEach(
                        t -> spec.commandLine().getOut().println(String.format("%-22s %s", t.name(), t.description())));
        spec.commandLine().getOut().println(String.format("%-22s %s", "host:port", "any server that you may test"));
        spec.commandLine()
                .getOut()
                .println(String.format("%-22s %s", "(none)", "the reference server inside the process, M=aE"));
        return ExitCodes.OK;
    }
}

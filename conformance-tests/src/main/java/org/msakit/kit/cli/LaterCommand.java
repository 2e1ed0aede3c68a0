package org.msakit.kit.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Commands that have a name and a meaning, and do nothing yet. */
@Command(description = "Not in this release.", mixinStandardHelpOptions = true)
final class LaterCommand implements Callable<Integer> {
    static final List<String> NAMES = List.of("bench");

    @Spec
    CommandSpec spec;

    @Unmatched
    List<String> ignored;

    @Override
    public Integer call() {
        throw new UsageException(spec.name() + ": not in this release");
    }
}

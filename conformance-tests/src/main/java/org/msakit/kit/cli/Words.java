package org.msakit.kit.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Words of a shell command. */
final class Words {
    private Words() {}

    /** The command line that was given. */
    static String command(CommandSpec spec) {
        return "./msakit "
                + String.join(
                        " ", quoted(spec.root().commandLine().getParseResult().originalArgs()));
    }

    /** The words as a shell takes them. */
    static List<String> quoted(List<String> words) {
        return words.stream()
                .map(w -> w.matches("[A-Za-z0-9_./:=,@%+\\[\\]-]+") ? w : "'" + w.replace("'", "'\\''") + "'")
                .toList();
    }
}

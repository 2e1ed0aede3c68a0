package org.msakit.kit.cli;

import java.io.PrintWriter;
import org.msakit.catalogue.Catalogue;
import org.msakit.catalogue.Requirement;
import org.msakit.dialogue.Dialogue;
import org.msakit.dialogue.DialogueFormat;
import org.msakit.kit.report.Secrets;
import org.msakit.monitor.Finding;
import org.msakit.monitor.Outcome;

/** Prints single findings with their dialogue, secrets masked. */
final class FindingPrinter {
    private final PrintWriter out;
    private final Secrets secrets;

    FindingPrinter(PrintWriter out, Secrets secrets) {
        this.out = out;
        this.secrets = secrets;
    }

    /** Whether a finding makes a run fail. */
    static boolean violates(Finding finding) {
        return finding.outcome() == Outcome.FAIL && row(finding).level().binding();
    }

    private static Requirement row(Finding finding) {
        return Catalogue.builtIn().find(finding.requirement()).orElseThrow();
    }

    void print(Finding finding) {
        Requirement row = row(finding);
        String word = finding.outcome() == Outcome.FAIL && !row.level().binding()
                ? Outcome.WARN.name()
                : finding.outcome().name();
        out.println(word + "  " + row.id() + "  " + row.level());
        out.println("  found:    " + secrets.mask(finding.reason()));
        out.println("  expected: " + row.expected());
    }

    void print(Dialogue dialogue) {
        out.println("  dialogue:");
        DialogueFormat.print(secrets.mask(dialogue)).lines().forEach(line -> out.println("    " + line));
    }
}

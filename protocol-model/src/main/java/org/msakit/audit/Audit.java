package org.msakit.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.msakit.sendmail.MapSource;
import org.msakit.sendmail.Problem;
import org.msakit.sendmail.access.AccessSource;
import org.msakit.sendmail.config.Configuration;

/** Judges configurations. */
public final class Audit {
    private Audit() {}

    /**
     * What is judged together: the files of one host.
     *
     * @param configurations of daemons and of the mail submission program
     * @param facts what the file system says of files that the configurations name, by path
     */
    public record Given(
            List<Configuration> configurations,
            Optional<AccessSource> access,
            Optional<MapSource> authinfo,
            Map<String, FileFact> facts) {
        public Given {
            configurations = List.copyOf(configurations);
            facts = Map.copyOf(facts);
        }
    }

    /**
     * The outcome.
     *
     * @param findings by file and line
     * @param notes what could not be read or looked at, and was not guessed
     */
    public record Outcome(List<Finding> findings, List<Problem> notes) {
        public Outcome {
            findings = List.copyOf(findings);
            notes = List.copyOf(notes);
        }
    }

    /** Applies all rules. */
    public static Outcome of(Given given) {
        Optional<Configuration> msp = given.configurations().stream()
                .filter(Configuration::isSubmissionProgram)
                .findFirst();
        List<Configuration> daemons = given.configurations().stream()
                .filter(c -> !c.isSubmissionProgram())
                .toList();
        Set<Finding> findings = new LinkedHashSet<>();
        if (daemons.isEmpty()) {
            findings.addAll(judge(new Subject(Optional.empty(), msp, given.access(), given.authinfo(), given.facts())));
        }
        for (Configuration daemon : daemons) {
            findings.addAll(
                    judge(new Subject(Optional.of(daemon), msp, given.access(), given.authinfo(), given.facts())));
        }
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparing(Finding::place).thenComparing(Finding::id));
        return new Outcome(sorted, Notes.of(given));
    }

    private static List<Finding> judge(Subject subject) {
        return Rules.all().stream()
                .flatMap(rule -> rule.findings(subject).stream())
                .toList();
    }
}

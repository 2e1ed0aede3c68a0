package org.msakit.kit.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.target.InMemoryTarget;
import org.msakit.kit.target.Target;
import org.msakit.monitor.Verdict;
import org.msakit.server.mutant.HostFault;
import org.msakit.server.mutant.Mutant;
import org.msakit.server.mutant.Mutants;

/**
 * The test of the tests: each mutant is found, blamed on its own requirement, and on none outside its written list of
 * consequences. What the correct server is blamed for in the same configuration does not count.
 */
class MutantMatrixTest {
    private static final String CHOSEN = "msakit.mutants";
    private static final Path REPORT = Path.of("target", "mutant-matrix.tsv");
    private static final Path SUMMARY = Path.of("docs", "mutants.md");
    private static final String AGAIN = "mvn -pl protocol-model,reference-server,conformance-tests test"
            + " -Dtest=MutantMatrixTest -Dsurefire.failIfNoSpecifiedTests=false -Dmsakit.matrix.write=true";

    @Test
    void eachMutantIsBlamedOnItsOwnRequirement() throws Exception {
        List<Row> found = Mutants.all().stream()
                .filter(mutant -> mutant.hostFault() == HostFault.NONE && wanted(mutant))
                .toList()
                .parallelStream()
                .map(MutantMatrixTest::row)
                .toList();
        List<String> rows = new ArrayList<>(List.of("mutant\trequirement\tfound\tblamed as well\tnot expected"));
        found.forEach(row -> rows.add(row.line()));
        Set<String> survived = found.stream()
                .filter(row -> !row.found())
                .map(row -> row.mutant().id())
                .collect(Collectors.toSet());
        List<String> survivors = found.stream()
                .filter(row -> !row.found())
                .map(row ->
                        row.mutant().id() + " of " + row.mutant().requirementId() + ", blamed: " + list(row.blamed()))
                .toList();
        List<String> strays = found.stream()
                .filter(row -> !row.unexpected().isEmpty())
                .map(row -> row.mutant().id() + " of " + row.mutant().requirementId() + ": " + list(row.unexpected()))
                .toList();
        int killed = found.size() - survivors.size();
        write(rows);
        System.out.println(
                "mutants killed " + killed + ", survived " + survivors.size() + ", with stray blame " + strays.size());
        survivors.forEach(s -> System.out.println("SURVIVED " + s));
        strays.forEach(s -> System.out.println("STRAY " + s));
        assertThat(survivors).as("mutants that survived").isEmpty();
        assertThat(strays).as("blame outside the written consequences").isEmpty();
        if (System.getProperty(CHOSEN, "").isEmpty()) {
            compare(new MatrixSummary(Mutants.all(), survived).toString());
        }
    }

    private static void compare(String summary) throws IOException {
        if (Boolean.getBoolean("msakit.matrix.write")) {
            Files.createDirectories(SUMMARY.getParent());
            Files.writeString(SUMMARY, summary);
        }
        assertThat(Files.readString(SUMMARY)).as(AGAIN).isEqualTo(summary);
    }

    /** What the suite says of one mutant. */
    private record Row(Mutant mutant, boolean found, Set<String> blamed, Set<String> unexpected) {
        String line() {
            return String.join(
                    "\t", mutant.id(), mutant.requirementId(), found ? "yes" : "NO", list(blamed), list(unexpected));
        }
    }

    private static Row row(Mutant mutant) {
        Set<String> blamed = blamed(InMemoryTarget.mutant(mutant));
        boolean found = blamed.remove(mutant.requirementId());
        Set<String> unexpected = new TreeSet<>(blamed);
        unexpected.removeAll(mutant.consequences());
        if (!unexpected.isEmpty()) {
            unexpected.removeAll(blamed(InMemoryTarget.control(mutant)));
        }
        return new Row(mutant, found, blamed, unexpected);
    }

    /** With {@code -Dmsakit.mutants=RFC4954,RFC3030} only the mutants of these rows. */
    private static boolean wanted(Mutant mutant) {
        String prefixes = System.getProperty(CHOSEN, "");
        return Stream.of(prefixes.split(",")).anyMatch(mutant.requirementId()::startsWith);
    }

    private static Set<String> blamed(Target target) {
        RunResult run;
        try {
            run = Suite.run(target, Selection.ALL, Progress.NONE, Effort.scenarios(1));
        } catch (UnreachableException e) {
            throw new AssertionError(e);
        }
        return run.results().stream()
                .filter(r -> r.verdict() == Verdict.FAIL || r.verdict() == Verdict.WARN)
                .map(r -> r.requirement().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String list(Set<String> ids) {
        return String.join(" ", ids);
    }

    private static void write(List<String> rows) throws IOException {
        Files.createDirectories(REPORT.getParent());
        Files.write(REPORT, rows);
    }
}

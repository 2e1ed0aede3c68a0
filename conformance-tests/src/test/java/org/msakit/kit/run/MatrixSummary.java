package org.msakit.kit.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.msakit.catalogue.Catalogue;
import org.msakit.catalogue.Requirement;
import org.msakit.server.mutant.HostFault;
import org.msakit.server.mutant.Mutant;

/** What the mutants say of the checks, by document: the text of {@code docs/mutants.md} of this module. */
final class MatrixSummary {
    private static final Set<Ledger.Status> TESTED = Set.of(Ledger.Status.RULE, Ledger.Status.SCENARIO);

    private final Map<String, Counts> documents = new LinkedHashMap<>();
    private final Counts all = new Counts();

    /** Counts all mutants; {@code survivors} are the ids of those that no check found. */
    MatrixSummary(List<Mutant> mutants, Set<String> survivors) {
        for (Requirement row : Catalogue.builtIn().all()) {
            List<Mutant> own = mutants.stream()
                    .filter(m -> m.requirementId().equals(row.id()))
                    .toList();
            documents.computeIfAbsent(row.rfc(), rfc -> new Counts()).add(row, own, survivors);
            all.add(row, own, survivors);
        }
    }

    private static final class Counts {
        private int rows;
        private int tested;
        private int binding;
        private int broken;
        private int mutants;
        private int onSockets;
        private int survived;

        void add(Requirement row, List<Mutant> own, Set<String> survivors) {
            boolean onTheWire = TESTED.contains(Ledger.status(row.id()));
            rows++;
            tested += onTheWire ? 1 : 0;
            binding += onTheWire && row.level().binding() ? 1 : 0;
            broken += own.isEmpty() ? 0 : 1;
            mutants += own.size();
            for (Mutant mutant : own) {
                onSockets += mutant.hostFault() == HostFault.NONE ? 0 : 1;
                survived += survivors.contains(mutant.id()) ? 1 : 0;
            }
        }

        String line(String name) {
            return "| " + name + " | " + rows + " | " + tested + " | " + binding + " | " + broken + " | " + mutants
                    + " | " + onSockets + " | " + (mutants - survived) + " | " + survived + " |\n";
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("""
                # The matrix of mutants

                Each mutant is the reference server with one fault, made for one requirement. It counts as killed when the
                suite blames it for that requirement, and for no other outside the consequences written beside the fault.
                No mutant is set aside as equivalent to the correct server. Faults that show in TLS or in time alone run on
                sockets (`SocketMutantTest`), all others in memory (`MutantMatrixTest`), which compares this page with
                what it found; the whole table, with each blame, is `conformance-tests/target/mutant-matrix.tsv`.

                Tested: rows that a rule or a scenario judges. Binding: those of them that say MUST, MUST NOT or guard
                against an attack. With a mutant: rows that at least one mutant breaks.

                | document | rows | tested | binding | with a mutant | mutants | on sockets | killed | survived |
                |---|---:|---:|---:|---:|---:|---:|---:|---:|
                """);
        documents.forEach((name, counts) -> text.append(counts.line(name)));
        return text.append(all.line("all")).toString();
    }
}

package org.msakit.kit.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.msakit.audit.Finding;
import org.msakit.catalogue.Catalogue;
import org.msakit.catalogue.Requirement;
import org.msakit.kit.audit.AuditCase;
import org.msakit.kit.scenario.Scenario;
import org.msakit.kit.scenario.Scenarios;
import org.msakit.server.mutant.Mutant;
import org.msakit.server.mutant.Mutants;

/** Catalogue, scenarios and mutants agree with each other. */
class LedgerTest {
    /** Rows that end inconclusive at worst, by their own words, so that nothing a server does can fail them. */
    private static final Set<String> NEVER_FAILED = Set.of("RFC5321-6.3-2");

    @Test
    void scenariosAndMutantsNameRowsOfTheCatalogue() {
        Catalogue catalogue = Catalogue.builtIn();
        List<String> named = new ArrayList<>();
        Scenarios.all().stream().map(Scenario::rows).forEach(named::addAll);
        for (Mutant mutant : Mutants.all()) {
            named.add(mutant.requirementId());
            named.addAll(mutant.consequences());
        }
        assertThat(named).allSatisfy(id -> assertThat(catalogue.find(id)).as(id).isPresent());
    }

    @Test
    void everyBindingRowThatIsTestedOnTheWireHasAMutant() {
        Set<String> broken = Mutants.all().stream().map(Mutant::requirementId).collect(Collectors.toSet());
        List<String> missing = Catalogue.builtIn().all().stream()
                .filter(r -> r.level().binding() && Ledger.isOnTheWire(r.id()))
                .map(Requirement::id)
                .filter(id -> !broken.contains(id) && !NEVER_FAILED.contains(id))
                .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void everyFindingThatShowsARowIsRaisedByAConfiguration() {
        Set<String> raised = AuditCase.all().stream()
                .flatMap(c -> c.audit().findings().stream())
                .map(Finding::id)
                .collect(Collectors.toSet());
        assertThat(AuditedRows.rows()).allSatisfy(row -> {
            assertThat(Catalogue.builtIn().find(row)).as(row).isPresent();
            assertThat(AuditedRows.findings(row)).as(row).isNotEmpty().allMatch(raised::contains);
        });
    }

    @Test
    void everyRowThatIsSeenOnTheWireIsTestedOrSaysWhyItIsNot() {
        List<Requirement> wire = Catalogue.builtIn().all().stream()
                .filter(r -> r.observability().matches("wire(\\+needs config)?"))
                .toList();
        assertThat(wire).hasSize(336);
        assertThat(wire).allSatisfy(r -> {
            boolean tested = Ledger.isOnTheWire(r.id());
            assertThat(tested)
                    .as(r.id())
                    .isEqualTo(UnobservableRows.reason(r.id()).isEmpty());
        });
    }
}

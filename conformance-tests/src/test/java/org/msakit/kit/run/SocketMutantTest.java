package org.msakit.kit.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msakit.kit.target.EmbeddedTarget;
import org.msakit.monitor.Verdict;
import org.msakit.server.mutant.HostFault;
import org.msakit.server.mutant.Mutant;
import org.msakit.server.mutant.Mutants;

/** Faults that show at sockets alone, in TLS or in time: each is found, and no other row on these is blamed. */
class SocketMutantTest {
    private static final Selection TLS = new Selection(
            List.of("RFC3207", "RFC8314", "RFC8996", "RFC9325", "SEC-TLS", "SEC-ENUM-3", "RFC5068-3.2-2"),
            List.of(),
            "all");

    static Stream<Mutant> faultsOfTheHost() {
        return Mutants.all().stream().filter(m -> m.hostFault() != HostFault.NONE);
    }

    @ParameterizedTest
    @MethodSource("faultsOfTheHost")
    void isBlamedOnItsOwnRequirement(Mutant mutant) throws Exception {
        try (EmbeddedTarget embedded = EmbeddedTarget.start(List.of(mutant), Duration.ofSeconds(3))) {
            RunResult result = Suite.run(embedded.target(), TLS, Progress.NONE, Effort.scenarios(1));
            Set<String> blamed = result.results().stream()
                    .filter(r -> r.verdict() == Verdict.FAIL || r.verdict() == Verdict.WARN)
                    .map(r -> r.requirement().id())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(blamed).as(mutant.description()).contains(mutant.requirementId());
            blamed.remove(mutant.requirementId());
            assertThat(mutant.consequences()).as("blamed as well").containsAll(blamed);
        }
    }
}

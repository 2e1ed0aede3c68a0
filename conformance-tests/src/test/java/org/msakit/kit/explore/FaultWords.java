package org.msakit.kit.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Derives test words from the faults that others leave alive: for each transition its access, it, and the stimuli behind
 * it that show most of its faults; then the shortest word for each fault that is left.
 */
final class FaultWords {
    private static final int LONGEST_TAIL = 6;

    private final CanonicalMachine machine;
    private final FaultDomain domain;

    FaultWords(CanonicalMachine machine) {
        this.machine = machine;
        this.domain = new FaultDomain(machine, Oracle.forgetful(CanonicalServer.TARGET.config()));
    }

    /** Words for all that these leave alive. */
    Words beyond(Words others) {
        List<Fault> alive = domain.survivors(domain.unlawful(), domain.steps(others.words()));
        Map<List<Integer>, List<Fault>> byTransition = new LinkedHashMap<>();
        alive.forEach(fault -> byTransition
                .computeIfAbsent(List.of(fault.state(), fault.stimulus()), t -> new ArrayList<>())
                .add(fault));
        List<Word> words = new ArrayList<>();
        byTransition
                .values()
                .forEach(faults -> domain.longWord(faults, LONGEST_TAIL).ifPresent(words::add));
        List<Fault> left = domain.survivors(alive, domain.steps(words));
        while (!left.isEmpty()) {
            Fault first = left.get(0);
            List<Fault> rest = left.subList(1, left.size());
            List<Word> shown = domain.shownBy(first).stream().toList();
            words.addAll(shown);
            left = domain.survivors(rest, domain.steps(shown));
        }
        return new Words(
                machine.hash(),
                words.stream()
                        .distinct()
                        .sorted(Comparator.comparing(Word::failsLogins).thenComparing(Word::toString))
                        .toList());
    }
}

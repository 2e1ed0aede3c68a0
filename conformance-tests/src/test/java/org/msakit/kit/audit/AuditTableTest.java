package org.msakit.kit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.msakit.audit.Rule;
import org.msakit.audit.Rules;

/** Every fault that was put into a configuration is found on its line, and nothing else is reported. */
class AuditTableTest {
    private static final int FAULTY = 20;
    private static final int CLEAN = 5;

    @Test
    void precisionAndRecallAre100Percent() {
        int expected = 0;
        int found = 0;
        int right = 0;
        List<String> wrong = new ArrayList<>();
        for (AuditCase c : AuditCase.all()) {
            List<String> seen = c.found();
            List<String> missed = minus(c.expected(), seen);
            List<String> stray = minus(seen, c.expected());
            expected += c.expected().size();
            found += seen.size();
            right += c.expected().size() - missed.size();
            System.out.printf(
                    "%-40s %2d faults, %2d found, %d stray%n",
                    c, c.expected().size(), seen.size() - stray.size(), stray.size());
            missed.forEach(m -> wrong.add(c + " misses " + m));
            stray.forEach(s -> wrong.add(c + " reports " + s));
        }
        System.out.printf(
                "%d cases, %d faults: precision %.1f %%, recall %.1f %%%n",
                AuditCase.all().size(), expected, 100.0 * right / found, 100.0 * right / expected);
        assertThat(wrong).isEmpty();
        assertThat(right).isEqualTo(expected).isEqualTo(found);
    }

    @Test
    void theTableHasWhatItNeeds() {
        List<AuditCase> all = AuditCase.all();
        assertThat(all.stream().filter(c -> !c.expected().isEmpty())).hasSizeGreaterThanOrEqualTo(FAULTY);
        assertThat(all.stream().filter(c -> c.expected().isEmpty())).hasSizeGreaterThanOrEqualTo(CLEAN);
        assertThat(all.stream().map(AuditCase::name)).contains("article-stock", "article-fixed", "debian-stock");
    }

    @Test
    void everyRuleFindsItsFaultInSomeCase() {
        Set<String> seeded = AuditCase.all().stream()
                .flatMap(c -> c.expected().stream())
                .map(line -> line.split(" ")[1])
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(Rules.all().stream().map(Rule::id)).doesNotHaveDuplicates();
        assertThat(seeded).isEqualTo(Rules.all().stream().map(Rule::id).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyFindingSaysWhatItAllowsAndWhatCuresIt() {
        assertThat(AuditCase.all().stream().flatMap(c -> c.audit().findings().stream()))
                .allSatisfy(f -> {
                    assertThat(f.message()).isNotBlank();
                    assertThat(f.cure()).isNotBlank();
                    assertThat(f.allows()).isNotEmpty().allMatch(line -> line.matches("[CS*]: ?.+|\\* .+"));
                });
    }

    private static List<String> minus(List<String> all, List<String> without) {
        List<String> left = new ArrayList<>(all);
        without.forEach(left::remove);
        return left;
    }
}

package org.msakit.kit.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msakit.kit.target.InMemoryTarget;
import org.msakit.monitor.Verdict;
import org.msakit.server.ExtensionSettings;
import org.msakit.server.ServerConfig;
import org.msakit.server.extension.Extensions;

/** Whatever extensions the correct server offers, it is blamed at most for lack of those that it should have. */
class OfferedExtensionsTest {
    private static final Set<String> ASKED_FOR =
            Set.of("RFC6409-7-2", "RFC6409-7-3", "RFC6409-7-4", "RFC6409-7-5", "RFC5321-4.1.1.8-1");

    @ParameterizedTest
    @MethodSource("optional")
    void aServerWithoutAnExtensionIsNotBlamedForIt(String keyword) throws Exception {
        assertThat(blamed(builder -> builder.without(keyword), "aE")).isSubsetOf(ASKED_FOR);
    }

    /** The extensions without which nobody could log in are left out. */
    static Stream<String> optional() {
        return Extensions.keywords().stream()
                .filter(k -> !Set.of("AUTH", "STARTTLS", "ETRN").contains(k));
    }

    @Test
    void promisedLimitsAreKept() throws Exception {
        RunResult result = run(b -> b.extensions(ExtensionSettings.defaults().bounded(40, 10)), "aE");
        assertThat(blamed(result)).isEmpty();
        assertThat(passed(result)).contains("RFC9422-4.1-1", "RFC9422-4.2-1", "RFC9422-4.3-1");
    }

    @Test
    void etrnIsJudgedWhereItIsOffered() throws Exception {
        RunResult result = run(builder -> {}, "a");
        assertThat(blamed(result)).containsExactly("RFC6409-7-6");
        assertThat(passed(result)).contains("RFC1985-5-1");
    }

    @Test
    void allParametersAreExercised() throws Exception {
        RunResult result = run(builder -> {}, "aE");
        Set<String> open = result.results().stream()
                .filter(r -> Stream.of("RFC3461", "RFC2852", "RFC4865", "RFC6710", "RFC8689", "RFC9422")
                        .anyMatch(r.requirement().id()::startsWith))
                .filter(r -> Ledger.status(r.requirement().id()) != Ledger.Status.TODO)
                .filter(r -> r.verdict() != Verdict.PASS)
                .map(r -> r.requirement().id())
                .collect(Collectors.toSet());
        assertThat(open).containsExactlyInAnyOrder("RFC4865-4.2-1", "RFC9422-4.1-1", "RFC9422-4.3-1");
    }

    private static RunResult run(Consumer<ServerConfig.Builder> changes, String modifiers) throws Exception {
        return Suite.run(
                InMemoryTarget.reference(changes, modifiers), Selection.ALL, Progress.NONE, Effort.scenarios(1));
    }

    private static Set<String> blamed(Consumer<ServerConfig.Builder> changes, String modifiers) throws Exception {
        return blamed(run(changes, modifiers));
    }

    private static Set<String> blamed(RunResult result) {
        return with(result, List.of(Verdict.FAIL, Verdict.WARN));
    }

    private static Set<String> passed(RunResult result) {
        return with(result, List.of(Verdict.PASS));
    }

    private static Set<String> with(RunResult result, List<Verdict> verdicts) {
        Set<String> ids = new HashSet<>();
        result.results().stream()
                .filter(r -> verdicts.contains(r.verdict()))
                .forEach(r -> ids.add(r.requirement().id()));
        return ids;
    }
}

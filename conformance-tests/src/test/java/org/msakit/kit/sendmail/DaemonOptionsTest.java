package org.msakit.kit.sendmail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msakit.kit.fleet.M4InContainer;
import org.msakit.kit.fleet.SendmailFleet;
import org.msakit.kit.fleet.SendmailFleet.Options;
import org.testcontainers.containers.Container.ExecResult;

/** Article sections 2.2 and 2.3: what the macros make of sendmail.cf, and what listens then. */
@NeedsContainers
class DaemonOptionsTest {
    private static final String CLIENT = "client";
    private static final String DEFAULT_MSA = "O DaemonPortOptions=Port=587, Name=MSA, M=E";

    static List<String> suites() {
        return Article.suites();
    }

    @ParameterizedTest
    @MethodSource("suites")
    void noDefaultMsaTakesAwayTheLineOf587AndNothingElse(String suite) {
        Map<String, String> made = M4InContainer.compile(
                suite, Map.of("stock", Article.stock(), "without", Article.withoutDefaultListener()));
        List<String> stock = statements(made.get("stock"));
        List<String> without = statements(made.get("without"));
        assertThat(stock).contains(DEFAULT_MSA);
        assertThat(without).isNotEmpty().isEqualTo(lacking(stock, DEFAULT_MSA));
    }

    @ParameterizedTest
    @MethodSource("suites")
    void theArticlesLinesComeInItsPlace(String suite) {
        List<String> fixed = statements(
                M4InContainer.compile(suite, Map.of("fixed", Article.fixed())).get("fixed"));
        assertThat(fixed.stream().filter(line -> line.startsWith("O DaemonPortOptions")))
                .containsExactly(
                        "O DaemonPortOptions=Port=smtp, Name=MTA, Family=inet",
                        "O DaemonPortOptions=Port=587, Name=MSA, M=aE");
    }

    @ParameterizedTest
    @MethodSource("suites")
    void nothingListensOn587Then(String suite) {
        Options options =
                Options.given(Article.withoutDefaultListener(), CLIENT).on(suite);
        try (SendmailFleet fleet = SendmailFleet.start(options)) {
            assertThat(Article.listening(fleet)).containsExactly(25);
            ExecResult refused = connect(fleet, 587);
            assertThat(refused.getExitCode()).isNotZero();
            assertThat(refused.getStderr()).contains("Connection refused");
            assertThat(connect(fleet, 25).getExitCode()).isZero();
        }
    }

    private static ExecResult connect(SendmailFleet fleet, int port) {
        String server = fleet.address().getHostAddress();
        return fleet.runAt(fleet.vantage(CLIENT), "bash", "-c", "exec 3<>/dev/tcp/" + server + "/" + port);
    }

    private static List<String> statements(String cf) {
        return cf.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static List<String> lacking(List<String> lines, String line) {
        List<String> rest = new ArrayList<>(lines);
        rest.remove(line);
        return rest;
    }
}

package org.msakit.kit.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msakit.dialogue.DialogueFormat;
import org.msakit.kit.fleet.SendmailFleet;
import org.msakit.kit.fleet.SendmailFleet.Options;
import org.msakit.kit.fleet.SendmailImage;
import org.msakit.kit.run.Effort;
import org.msakit.kit.run.Progress;
import org.msakit.kit.run.RequirementResult;
import org.msakit.kit.run.RunResult;
import org.msakit.kit.run.Selection;
import org.msakit.kit.run.Suite;
import org.msakit.kit.sendmail.NeedsContainers;
import org.msakit.kit.target.SendmailTarget;
import org.msakit.kit.target.Target;
import org.msakit.monitor.Verdict;
import org.msakit.policy.Admission;

/**
 * The suite over sendmail of three Debian releases: it blames what is listed as known, each with a reason, and nothing
 * else. What the releases show is put side by side in {@code target/sendmail-versions.tsv}.
 */
@NeedsContainers
class SendmailVersionsTest {
    static final String CLIENT = "client";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long SEED = 2006;

    /** What the modifier {@code a} is about; nothing else differs on the stock port. */
    private static final Selection LOGIN = new Selection(List.of("RFC6409-4.3", "RFC5068-3"), List.of(), "all");

    private static final VersionTable TABLE = new VersionTable(SendmailImage.suites());
    private static final Map<String, RunResult> HARDENED = new ConcurrentHashMap<>();
    private static final Map<String, RunResult> STOCK = new ConcurrentHashMap<>();

    static List<String> suites() {
        return SendmailImage.suites();
    }

    /** Side by side: most of a run is waiting. */
    @BeforeAll
    static void lookAtAll() throws Exception {
        ExecutorService each = Executors.newFixedThreadPool(suites().size());
        try {
            List<Future<?>> running = new ArrayList<>();
            for (String suite : suites()) {
                running.add(each.submit(() -> {
                    lookAt(suite);
                    return suite;
                }));
            }
            for (Future<?> run : running) {
                run.get();
            }
        } finally {
            each.shutdownNow();
        }
    }

    private static void lookAt(String suite) throws Exception {
        try (SendmailFleet hardened =
                SendmailFleet.start(Options.hardened(CLIENT).on(suite))) {
            Target target = target(hardened);
            Probes.ask(hardened, TABLE.column(suite));
            RunResult run = Suite.run(target, Selection.ALL, Progress.NONE, Effort.scenarios(SEED));
            HARDENED.put(suite, run);
            run.results()
                    .forEach(r -> TABLE.column(suite)
                            .put("verdict " + r.requirement().id(), r.verdict().name()));
        }
        try (SendmailFleet stock = SendmailFleet.start(Options.stock(CLIENT).on(suite))) {
            STOCK.put(suite, Suite.run(target(stock), LOGIN, Progress.NONE, Effort.scenarios(SEED)));
        }
    }

    private static Target target(SendmailFleet fleet) {
        fleet.accessMap("Connect:" + fleet.vantage(CLIENT).seenByServer().getHostAddress() + "\tRELAY\n");
        return SendmailTarget.of(fleet, CLIENT, 587, Admission.LOGIN_REQUIRED, PATIENCE);
    }

    @AfterAll
    static void show() throws IOException {
        TABLE.write(Path.of("target", "sendmail-versions.tsv"));
        System.out.printf(
                "sendmail of %s: %d things looked at, %d differ%n%s",
                suites(), TABLE.size(), TABLE.differences().size(), TABLE);
        HARDENED.forEach((suite, run) -> System.out.printf(
                "check of sendmail:%s: %d dialogues in %d s, three at a time%n",
                suite, run.dialogues(), run.elapsed().toSeconds()));
    }

    @ParameterizedTest
    @MethodSource("suites")
    void theHardenedPortViolatesWhatIsKnownAndNothingElse(String suite) {
        compare(HARDENED.get(suite), KnownViolations.read(suite));
    }

    @ParameterizedTest
    @MethodSource("suites")
    void theStockPortLetsTheListedClientInWithoutALogin(String suite) {
        compare(STOCK.get(suite), KnownViolations.read("stock"));
    }

    /** As with {@code --expect}: nothing else is violated, and nothing listed is kept. */
    private static void compare(RunResult run, Map<String, String> known) {
        assertThat(run.trouble()).isEmpty();
        Map<String, String> unknown = new TreeMap<>();
        List<String> kept = new ArrayList<>();
        for (RequirementResult r : run.results()) {
            String id = r.requirement().id();
            boolean violated = r.verdict() == Verdict.FAIL || r.verdict() == Verdict.WARN;
            if (violated && !known.containsKey(id)) {
                unknown.put(
                        id,
                        r.reason() + "\n"
                                + r.witness().map(DialogueFormat::print).orElse(""));
            } else if (!violated && r.verdict() != Verdict.INCONCLUSIVE && known.containsKey(id)) {
                kept.add(id + " " + r.verdict());
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(kept).isEmpty();
        assertThat(known.values()).isNotEmpty().noneMatch(String::isBlank);
    }

    /** Measured by hand long ago: the releases before 8.18 and Debian's later patches end a message at LF . LF. */
    @Test
    void theTableShowsWhatIsKnownToDiffer() {
        String row = "content that ends with \\n.\\n";
        assertThat(TABLE.differences()).contains(row, "greeting on 587", "verdict SEC-SMUG-1");
        assertThat(TABLE.at("bullseye", row)).startsWith("at once: [250 2.0.0 ID Message accepted for delivery");
        assertThat(TABLE.at("bookworm", row)).startsWith("at once: [421 4.5.0 Bare linefeed (LF) not allowed");
        assertThat(TABLE.at("trixie", row)).isEqualTo(TABLE.at("bookworm", row));
        assertThat(TABLE.differences())
                .doesNotContain("EHLO on 587 in clear", "before login: MAIL FROM:<alice@sm.test>");
    }
}

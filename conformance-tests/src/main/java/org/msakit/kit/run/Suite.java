package org.msakit.kit.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.msakit.catalogue.Catalogue;
import org.msakit.catalogue.Requirement;
import org.msakit.dialogue.Event;
import org.msakit.kit.client.Connection;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.explore.Thoroughness;
import org.msakit.kit.scenario.PreconditionNotMet;
import org.msakit.kit.scenario.Scenario;
import org.msakit.kit.scenario.Scenarios;
import org.msakit.kit.scenario.Session;
import org.msakit.kit.target.Need;
import org.msakit.kit.target.Target;
import org.msakit.monitor.Finding;
import org.msakit.monitor.Outcome;

/** Runs scenarios over a target. Whatever the target does, a result comes back, with all that was found until then. */
public final class Suite {
    /** Dialogues in a row that may end in silence before the target counts as lost. */
    private static final int SILENT_DIALOGUES = 3;

    /** Connections that may end by 421 at one scenario (catalogue rule G1). */
    private static final int ATTEMPTS = 3;

    private final Target target;
    private final Book book = new Book();
    private String greeting = "";
    private String trouble = "";

    private Suite(Target target) {
        this.target = target;
    }

    /**
     * Runs the scenarios that the selection needs.
     *
     * @throws UnreachableException where nothing answers at the first connection
     */
    public static RunResult run(Target target, Selection selection, Progress progress, long seed)
            throws UnreachableException {
        return run(target, selection, progress, seed, Thoroughness.SCENARIOS);
    }

    /**
     * As above, and walks through the state machine besides where the whole suite is needed.
     *
     * @throws UnreachableException where nothing answers at the first connection
     */
    public static RunResult run(
            Target target, Selection selection, Progress progress, long seed, Thoroughness thoroughness)
            throws UnreachableException {
        List<Scenario> all = new ArrayList<>(Scenarios.all());
        all.addAll(thoroughness.scenarios(target.config(), seed));
        return new Suite(target).run(selection, progress, seed, all);
    }

    private RunResult run(Selection selection, Progress progress, long seed, List<Scenario> all)
            throws UnreachableException {
        Instant started = Instant.now();
        List<Scenario> wanted = needed(selection, all);
        int silent = 0;
        for (int i = 0; i < wanted.size() && trouble.isEmpty(); i++) {
            Scenario scenario = wanted.get(i);
            progress.at(i, wanted.size(), scenario.title());
            Optional<Target> configured = configured(scenario);
            if (configured.isEmpty()) {
                continue;
            }
            try {
                DialogueResult result = conclusive(scenario, configured.get());
                silent = result.endedInSilence() ? silent + 1 : 0;
                if (silent == SILENT_DIALOGUES) {
                    trouble =
                            "the target does not answer: " + SILENT_DIALOGUES + " dialogues in a row ended in silence";
                }
            } catch (UnreachableException e) {
                if (i == 0) {
                    throw e;
                }
                trouble = "the target was lost: " + e.getMessage();
            }
        }
        progress.at(wanted.size(), wanted.size(), "");
        if (trouble.isEmpty() && wanted.size() == all.size()) {
            trouble = vacuity();
        }
        RunResult.Coverage coverage = book.coverage();
        return new RunResult(
                new TargetInfo(
                        target.name(),
                        target.address(),
                        greeting,
                        book.offers(),
                        target.tls().name().toLowerCase(Locale.ROOT)),
                seed,
                started,
                Duration.between(started, Instant.now()),
                book.dialogues,
                book.exchanges,
                book.results(selection),
                coverage,
                trouble);
    }

    /** The scenarios that a selection needs: those made for its rows, or all where a row is judged in passing. */
    private static List<Scenario> needed(Selection selection, List<Scenario> all) {
        Set<String> rows = new HashSet<>();
        for (Requirement r : Catalogue.builtIn().all()) {
            if (selection.covers(r) && Ledger.isOnTheWire(r.id())) {
                rows.add(r.id());
            }
        }
        Set<String> made = new HashSet<>();
        all.forEach(s -> made.addAll(s.rows()));
        if (!made.containsAll(rows)) {
            return all;
        }
        return all.stream()
                .filter(s -> s.rows().stream().anyMatch(rows::contains))
                .toList();
    }

    /** The target in the configuration that the scenario is about; none where that cannot be had. */
    private Optional<Target> configured(Scenario scenario) {
        if (scenario.need().isEmpty()) {
            return Optional.of(target);
        }
        Need need = scenario.need().get();
        Optional<Target> variant = target.facilities().variants().apply(need);
        if (variant.isEmpty()) {
            book.unmet(scenario.rows(), "NOT APPLICABLE: needs " + need.text());
        }
        return variant;
    }

    /** Runs a scenario, again where the server was busy, and once more where it failed: a failure must repeat. */
    private DialogueResult conclusive(Scenario scenario, Target configured) throws UnreachableException {
        DialogueResult result = once(scenario, configured);
        for (int attempt = 1; attempt < ATTEMPTS && result.endedBy421() && !result.failed(); attempt++) {
            result = once(scenario, configured);
        }
        if (result.failed()) {
            result = confirmed(result, once(scenario, configured));
        }
        book.add(result);
        Set<String> judged = new HashSet<>();
        result.findings().forEach(f -> judged.add(f.requirement()));
        List<String> open =
                scenario.rows().stream().filter(r -> !judged.contains(r)).toList();
        book.unmet(
                open,
                result.unmet().isEmpty()
                        ? "the scenario \"" + scenario.title() + "\" did not come to it"
                        : result.unmet());
        return result;
    }

    private static DialogueResult confirmed(DialogueResult first, DialogueResult second) {
        Set<String> again = new HashSet<>();
        second.findings().stream().filter(f -> f.outcome() == Outcome.FAIL).forEach(f -> again.add(f.requirement()));
        List<Finding> findings = new ArrayList<>();
        for (Finding f : first.findings()) {
            boolean lost = f.outcome() == Outcome.FAIL && !again.contains(f.requirement());
            findings.add(
                    lost
                            ? new Finding(
                                    f.requirement(),
                                    Outcome.INCONCLUSIVE,
                                    "seen once, not again: " + f.reason(),
                                    f.event())
                            : f);
        }
        return new DialogueResult(
                findings,
                first.dialogue(),
                first.unmet(),
                first.states(),
                first.transitions(),
                first.capabilities(),
                first.exchanges());
    }

    private DialogueResult once(Scenario scenario, Target configured) throws UnreachableException {
        try (Connection connection = configured.dialer().dial();
                Session session = new Session(configured, connection)) {
            String unmet = "";
            try {
                session.connect();
                scenario.script().accept(session);
            } catch (PreconditionNotMet e) {
                unmet = e.getMessage();
            }
            remember(session);
            Set<String> capabilities = new LinkedHashSet<>();
            for (Map.Entry<String, List<String>> line :
                    session.state().offered().keywords().entrySet()) {
                capabilities.add((line.getKey() + " " + String.join(" ", line.getValue())).strip());
            }
            return new DialogueResult(
                    session.findings(),
                    session.dialogue(scenario.title()),
                    unmet,
                    session.states(),
                    session.transitions(),
                    List.copyOf(capabilities),
                    session.exchanges());
        }
    }

    private void remember(Session session) {
        if (greeting.isEmpty()) {
            for (Event event : session.dialogue("").events()) {
                if (event instanceof Event.Received received) {
                    String first = received.octets().toString();
                    greeting = first.replaceFirst("^\\d{3}[ -]", "").replaceFirst("\\\\r\\\\n.*", "");
                    return;
                }
            }
        }
    }

    /** A run that never saw a message through says nothing as a whole. */
    private String vacuity() {
        if (target.credentials().given() && !book.saw("RFC4954-4-1")) {
            return "no login succeeded: nothing behind it was tested";
        }
        if (!book.saw("RFC5321-4.1.1.4-1")) {
            return target.credentials().given()
                    ? "no message was accepted: transactions were not tested to their end"
                    : "no account was given: nothing behind a login was tested (--user, --password-file)";
        }
        return "";
    }
}

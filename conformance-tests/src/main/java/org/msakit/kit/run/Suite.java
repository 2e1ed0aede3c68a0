package org.msakit.kit.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;
import org.msakit.catalogue.Catalogue;
import org.msakit.catalogue.Requirement;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.scenario.Scenario;
import org.msakit.kit.scenario.Scenarios;
import org.msakit.kit.scenario.SilentDialogues;
import org.msakit.kit.target.Need;
import org.msakit.kit.target.Target;

/** Runs scenarios over a target. Whatever the target does, a result comes back, with all that was found until then. */
public final class Suite {
    private final Target target;
    private final List<Scenario> wanted;
    private final Progress progress;

    /** By the numbers of the scenarios: what is drawn from them does not depend on which was first. */
    private final ConcurrentSkipListMap<Integer, DialogueResult> results = new ConcurrentSkipListMap<>();

    private final Book book = new Book();
    private final SilentDialogues silent = new SilentDialogues();
    private String trouble = "";

    private Suite(Target target, List<Scenario> wanted, Progress progress) {
        this.target = target;
        this.wanted = wanted;
        this.progress = progress;
    }

    /**
     * Runs the scenarios that the selection needs, and walks through the state machine where the whole suite is needed.
     *
     * @throws UnreachableException where nothing answers at the first connection
     */
    public static RunResult run(Target target, Selection selection, Progress progress, Effort effort)
            throws UnreachableException {
        List<Scenario> all = new ArrayList<>(Scenarios.all());
        all.addAll(effort.thoroughness().scenarios(target.config(), effort.seed()));
        return new Suite(target, needed(selection, all), progress).run(selection, effort, all.size());
    }

    private RunResult run(Selection selection, Effort effort, int all) throws UnreachableException {
        Instant started = Instant.now();
        for (int i = 0; i < wanted.size() && trouble.isEmpty(); i++) {
            alone(i);
            if (i == 0 && effort.connections() > 1) {
                besideEachOther(effort.connections());
            }
        }
        progress.at(wanted.size(), wanted.size(), "");
        results.forEach(this::add);
        if (trouble.isEmpty() && wanted.size() == all) {
            trouble = book.vacuity(target);
        }
        return book.result(target, selection, effort.seed(), started, trouble);
    }

    private void besideEachOther(int connections) {
        List<BooleanSupplier> dialogues = new ArrayList<>();
        for (int i = 1; i < wanted.size(); i++) {
            Scenario scenario = wanted.get(i);
            if (scenario.independent() && scenario.need().isEmpty()) {
                int number = i;
                dialogues.add(() -> {
                    progress.at(results.size(), wanted.size(), scenario.title());
                    Optional<DialogueResult> result = Runner.undisturbed(scenario, target);
                    result.ifPresent(r -> results.put(number, r));
                    return result.isPresent();
                });
            }
        }
        new Pool(connections).run(dialogues);
    }

    /** Runs a scenario while no other does, if that was not done yet. */
    private void alone(int number) throws UnreachableException {
        Scenario scenario = wanted.get(number);
        if (results.containsKey(number)) {
            return;
        }
        progress.at(results.size(), wanted.size(), scenario.title());
        Optional<Target> configured = configured(scenario);
        if (configured.isEmpty()) {
            return;
        }
        try {
            DialogueResult result = Runner.conclusive(scenario, configured.get());
            results.put(number, result);
            if (silent.tooMany(result.endedInSilence())) {
                trouble = "the target does not answer: " + silent.words();
            }
        } catch (UnreachableException e) {
            if (number == 0) {
                throw e;
            }
            trouble = "the target was lost: " + e.getMessage();
        }
    }

    private void add(int number, DialogueResult result) {
        Scenario scenario = wanted.get(number);
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
}

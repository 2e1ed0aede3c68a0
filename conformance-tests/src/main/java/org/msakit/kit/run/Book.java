package org.msakit.kit.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.msakit.catalogue.Catalogue;
import org.msakit.catalogue.Requirement;
import org.msakit.dialogue.Dialogue;
import org.msakit.kit.explore.Explored;
import org.msakit.kit.target.Target;
import org.msakit.monitor.Outcome;
import org.msakit.monitor.Verdict;

/** Keeps what a run found, and draws the verdicts from it. */
final class Book {
    private static final String NOT_APPLICABLE = "NOT APPLICABLE: ";

    private final Map<String, Tally> tallies = new HashMap<>();
    private final Map<String, String> unmet = new HashMap<>();
    private final Set<String> states = new LinkedHashSet<>();
    private final Set<String> transitions = new LinkedHashSet<>();
    private final Heat heat = new Heat();
    private final Set<String> capabilities = new LinkedHashSet<>();
    private String greeting = "";
    private Optional<Explored> explored = Optional.empty();
    private int dialogues;
    private int exchanges;

    void add(DialogueResult result) {
        if (isEmpty()) {
            greeting = result.greeting();
        }
        dialogues++;
        exchanges += result.exchanges();
        states.addAll(result.states());
        transitions.addAll(result.transitions());
        result.transitions().forEach(heat::add);
        capabilities.addAll(result.capabilities());
        result.findings()
                .forEach(f -> tallies.computeIfAbsent(f.requirement(), id -> new Tally())
                        .add(f.outcome(), f.reason(), result.dialogue(), f.event() + 1));
    }

    /** Whether no dialogue was led yet. */
    boolean isEmpty() {
        return dialogues == 0;
    }

    /** A violation was shrunk: its witness is this, whatever else shows it. */
    void settle(String requirement, String reason, Dialogue witness) {
        tallies.computeIfAbsent(requirement, id -> new Tally()).settle(reason, witness);
    }

    /** What of the model was explored. */
    void explored(Explored all) {
        explored = Optional.of(all);
    }

    /** All of it, at the end of the run. */
    RunResult result(Target target, Selection selection, long seed, Instant started, String trouble) {
        return new RunResult(
                new TargetInfo(
                        target.name(),
                        target.address(),
                        greeting,
                        offers(),
                        target.tls().name().toLowerCase(Locale.ROOT)),
                seed,
                started,
                Duration.between(started, Instant.now()),
                dialogues,
                exchanges,
                results(selection),
                coverage(),
                trouble);
    }

    /** A run that never saw a message through says nothing as a whole; why, or empty. */
    String vacuity(Target target) {
        if (target.credentials().given() && !saw("RFC4954-4-1")) {
            return "no login succeeded: nothing behind it was tested";
        }
        if (!saw("RFC5321-4.1.1.4-1")) {
            return target.credentials().given()
                    ? "no message was accepted: transactions were not tested to their end"
                    : "no account was given: nothing behind a login was tested (--user, --password-file)";
        }
        return "";
    }

    private RunResult.Coverage coverage() {
        int rules = (int)
                Catalogue.builtIn().all().stream().filter(r -> saw(r.id())).count();
        return new RunResult.Coverage(states.size(), transitions.size(), rules, heat.dialogues(), explored);
    }

    /** A scenario ended before it came to these rows. */
    void unmet(List<String> rows, String reason) {
        rows.forEach(row -> unmet.merge(row, reason, (old, now) -> old.startsWith(NOT_APPLICABLE) ? now : old));
    }

    private boolean saw(String requirement) {
        return tallies.containsKey(requirement) && tallies.get(requirement).count(Outcome.PASS) > 0;
    }

    private List<RequirementResult> results(Selection selection) {
        List<RequirementResult> results = new ArrayList<>();
        for (Requirement requirement : Catalogue.builtIn().all()) {
            if (selection.covers(requirement)) {
                results.add(result(requirement));
            }
        }
        return results;
    }

    private RequirementResult result(Requirement requirement) {
        Tally tally = tallies.getOrDefault(requirement.id(), new Tally());
        if (tally.count(Outcome.FAIL) > 0) {
            Verdict verdict = requirement.level().binding() ? Verdict.FAIL : Verdict.WARN;
            return result(requirement, verdict, tally, tally.reason(Outcome.FAIL));
        } else if (tally.count(Outcome.WARN) > 0) {
            return result(requirement, Verdict.WARN, tally, tally.reason(Outcome.WARN));
        } else if (tally.count(Outcome.PASS) > 0) {
            return result(requirement, Verdict.PASS, tally, "");
        }
        String reason = unmet.getOrDefault(requirement.id(), "");
        Optional<String> missing = missingCapability(requirement);
        if (missing.isPresent()) {
            return result(requirement, Verdict.NOT_APPLICABLE, tally, missing.get() + " is not offered");
        } else if (reason.startsWith(NOT_APPLICABLE)) {
            return result(requirement, Verdict.NOT_APPLICABLE, tally, reason.substring(NOT_APPLICABLE.length()));
        } else if (tally.count(Outcome.INCONCLUSIVE) > 0) {
            return result(requirement, Verdict.INCONCLUSIVE, tally, tally.reason(Outcome.INCONCLUSIVE));
        } else if (!reason.isEmpty()) {
            return result(requirement, Verdict.INCONCLUSIVE, tally, reason);
        }
        return switch (Ledger.status(requirement.id())) {
            case RULE -> result(requirement, Verdict.NOT_APPLICABLE, tally, "no reply that it speaks of");
            case TODO -> result(requirement, Verdict.NOT_EXERCISED, tally, "not tested yet");
            case UNOBSERVABLE ->
                result(requirement, Verdict.NOT_EXERCISED, tally, UnobservableRows.reason(requirement.id()));
            case AUDIT ->
                result(
                        requirement,
                        Verdict.NOT_EXERCISED,
                        tally,
                        "judged by msakit audit: " + String.join(", ", AuditedRows.findings(requirement.id())));
            default -> result(requirement, Verdict.NOT_EXERCISED, tally, "no exchange touched it");
        };
    }

    private static RequirementResult result(Requirement requirement, Verdict verdict, Tally tally, String reason) {
        return new RequirementResult(requirement, verdict, tally.exercised(), false, reason, tally.witness());
    }

    /** What EHLO offered: one line for each keyword, as it was first seen. */
    private List<String> offers() {
        Map<String, String> offers = new LinkedHashMap<>();
        capabilities.forEach(line -> offers.putIfAbsent(line.split(" ", 2)[0], line));
        return List.copyOf(offers.values());
    }

    /** The keyword that the row depends on, where the target was heard out and never offered it. */
    private Optional<String> missingCapability(Requirement requirement) {
        String when = requirement.appliesWhen();
        int end = when.indexOf(" advertised");
        if (capabilities.isEmpty() || end < 0) {
            return Optional.empty();
        }
        String keyword = when.substring(0, end).toUpperCase(Locale.ROOT);
        boolean offered = capabilities.stream()
                .anyMatch(c -> List.of(c.toUpperCase(Locale.ROOT).split(" ")).contains(keyword));
        boolean simple = keyword.matches("[A-Z0-9-]+");
        return simple && !offered ? Optional.of(keyword) : Optional.empty();
    }
}

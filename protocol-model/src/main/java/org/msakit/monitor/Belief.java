package org.msakit.monitor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.msakit.model.Cell;
import org.msakit.model.Config;
import org.msakit.model.Grade;
import org.msakit.model.Observation;
import org.msakit.model.Permit;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.rules.SubmissionModel;

/**
 * The states that the server may be in.
 *
 * @param states never empty; all in the same phase
 */
public record Belief(Set<SessionState> states) {
    /**
     * What an observation did to a belief.
     *
     * @param next the belief behind it; empty where nothing lawful explains the observation
     * @param grade how good the best explanation is; {@code BROKEN} where only a known violation explains it
     * @param requirements shown to be kept, or broken
     * @param explanation for a reader, of a violation
     */
    public record Step(Optional<Belief> next, Grade grade, List<String> requirements, String explanation) {}

    public static Belief of(SessionState state) {
        return new Belief(Set.of(state));
    }

    /** Any one of the states; they differ only in what later replies will tell. */
    public SessionState any() {
        return states.iterator().next();
    }

    public Phase phase() {
        return any().phase();
    }

    /** Keeps the states in which the observation is lawful; none left means a violation. */
    public Step after(Config config, Stimulus stimulus, Observation observation) {
        Set<SessionState> next = new LinkedHashSet<>();
        List<Permit> lawful = new ArrayList<>();
        Set<String> blamed = new LinkedHashSet<>();
        StringBuilder closed = new StringBuilder();
        Optional<Step> broken = Optional.empty();
        for (SessionState state : states) {
            Cell cell = SubmissionModel.cell(config, state, stimulus);
            Optional<Permit> permit = cell.permitFor(observation);
            if (permit.isEmpty()) {
                List<String> closing = cell.blameFor(observation);
                blamed.addAll(closing);
                closed.append(explain(state, stimulus, cell, observation, closing));
            } else if (permit.get().grade() == Grade.BROKEN) {
                Belief known =
                        new Belief(new LinkedHashSet<>(permit.get().next().apply(observation)));
                String why =
                        explain(state, stimulus, cell, observation, permit.get().requirements());
                broken = Optional.of(
                        new Step(Optional.of(known), Grade.BROKEN, permit.get().requirements(), why));
            } else {
                next.addAll(permit.get().next().apply(observation));
                lawful.add(permit.get());
            }
        }
        if (lawful.isEmpty()) {
            return broken.orElseGet(
                    () -> new Step(Optional.empty(), Grade.INCONCLUSIVE, List.copyOf(blamed), closed.toString()));
        }
        return new Step(Optional.of(new Belief(next)), worst(lawful), shownByAll(lawful), "");
    }

    private static Grade worst(List<Permit> permits) {
        return Collections.max(permits.stream().map(Permit::grade).toList());
    }

    private static List<String> shownByAll(List<Permit> permits) {
        List<String> shown = new ArrayList<>(permits.get(0).requirements());
        permits.forEach(permit -> shown.retainAll(permit.requirements()));
        return shown;
    }

    private static String explain(
            SessionState state, Stimulus stimulus, Cell cell, Observation observation, List<String> broken) {
        String allowed = cell.permits().stream()
                .filter(p -> p.grade() != Grade.BROKEN)
                .map(p -> p.when().text()
                        + (p.requirements().isEmpty() ? "" : " (" + String.join(", ", p.requirements()) + ")"))
                .distinct()
                .collect(Collectors.joining("; "));
        return "after " + stimulus.describe() + " in state [" + state.describe() + "] came " + observation.describe()
                + "; allowed: " + allowed + "; not allowed by " + String.join(", ", broken) + ". ";
    }
}

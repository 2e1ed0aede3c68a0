package org.msakit.exploration;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.msakit.model.Cell;
import org.msakit.model.Grade;
import org.msakit.model.Pattern;
import org.msakit.model.Permit;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;

/** Sums up a walk through the state space by places. */
final class Panorama implements StateSpace.Visitor {
    /** Of what the model grades, from good to bad. */
    private static final List<Grade> LIKING = List.of(Grade.PASS, Grade.INCONCLUSIVE, Grade.WARN);

    /** Permits by what they say: two states may have the same one. */
    private record Kept(String when, Grade grade) {}

    private final SortedMap<Place, Set<SessionState>> states = new TreeMap<>();
    private final SortedMap<StateGraph.Move, Grade> moves = new TreeMap<>();
    private final SortedMap<Place, SortedMap<String, Set<Kept>>> permits = new TreeMap<>();
    private final SortedMap<Place, SortedMap<String, SortedSet<String>>> answers = new TreeMap<>();

    @Override
    public void cell(SessionState state, Stimulus stimulus, Cell cell) {
        Place place = Place.of(state);
        String kind = StimulusKind.of(stimulus);
        Set<Kept> kept =
                permits.computeIfAbsent(place, p -> new TreeMap<>()).computeIfAbsent(kind, k -> new HashSet<>());
        SortedSet<String> some =
                answers.computeIfAbsent(place, p -> new TreeMap<>()).computeIfAbsent(kind, k -> new TreeSet<>());
        for (Permit permit : cell.permits()) {
            if (permit.grade() != Grade.BROKEN) {
                kept.add(new Kept(permit.when().text(), permit.grade()));
                some.addAll(answers(permit.when()));
            }
        }
    }

    private static List<String> answers(Pattern pattern) {
        if (pattern.equals(Pattern.CLOSED)) {
            return List.of("close");
        } else if (pattern.equals(Pattern.TLS_UP)) {
            return List.of("TLS");
        } else if (pattern.equals(Pattern.TLS_GIVEN_UP)) {
            return List.of("failed");
        }
        return pattern.usualCodes().stream()
                .map(code -> String.valueOf(code / 100))
                .toList();
    }

    @Override
    public void step(StateSpace.Transition step, Grade grade) {
        Place from = note(step.from());
        Place to = note(step.to());
        if (!from.equals(to)) {
            moves.merge(
                    new StateGraph.Move(from, StimulusKind.of(step.stimulus()), to),
                    grade,
                    (one, other) -> LIKING.indexOf(one) <= LIKING.indexOf(other) ? one : other);
        }
    }

    private Place note(SessionState state) {
        Place place = Place.of(state);
        states.computeIfAbsent(place, p -> new HashSet<>()).add(state);
        return place;
    }

    StateGraph graph() {
        SortedMap<Place, Integer> places = new TreeMap<>();
        states.forEach((place, all) -> places.put(place, all.size()));
        SortedMap<Place, SortedMap<String, StateGraph.Allowed>> cells = new TreeMap<>();
        permits.forEach((place, row) -> row.forEach((kind, kept) -> cells.computeIfAbsent(place, p -> new TreeMap<>())
                .put(
                        kind,
                        new StateGraph.Allowed(kept.size(), answers.get(place).get(kind)))));
        return new StateGraph(places, moves, cells);
    }
}

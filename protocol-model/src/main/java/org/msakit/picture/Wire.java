package org.msakit.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.msakit.exploration.Place;
import org.msakit.exploration.StateGraph;
import org.msakit.model.Grade;

/**
 * Moves that are drawn as one line: the same stimuli, from places in the same row, to the same place.
 *
 * @param from where they begin
 * @param to where they end
 * @param kinds of stimuli
 * @param grade how good their steps are
 */
record Wire(SortedSet<Place> from, Place to, SortedSet<String> kinds, Grade grade) {
    /** What has to agree before the stimuli are compared. */
    private record Bundle(Place to, Grade grade, String row) {
        private static final Comparator<Bundle> ORDER =
                Comparator.comparing(Bundle::to).thenComparing(Bundle::grade).thenComparing(Bundle::row);
    }

    /** The moves of a graph as few lines; what ends a session is left out. */
    static List<Wire> of(StateGraph graph) {
        SortedMap<Bundle, SortedMap<String, SortedSet<Place>>> sources = new TreeMap<>(Bundle.ORDER);
        graph.moves().forEach((move, grade) -> {
            if (move.to().stage() != Place.Stage.OVER) {
                Bundle bundle = new Bundle(move.to(), grade, move.from().circumstances());
                sources.computeIfAbsent(bundle, b -> new TreeMap<>())
                        .computeIfAbsent(move.kind(), k -> new TreeSet<>())
                        .add(move.from());
            }
        });
        List<Wire> wires = new ArrayList<>();
        sources.forEach((bundle, byKind) -> {
            Map<String, SortedSet<String>> kinds = new TreeMap<>();
            byKind.forEach((kind, from) ->
                    kinds.computeIfAbsent(from.toString(), f -> new TreeSet<>()).add(kind));
            kinds.values()
                    .forEach(same -> wires.add(new Wire(byKind.get(same.first()), bundle.to(), same, bundle.grade())));
        });
        return wires;
    }

    String label() {
        return String.join(", ", kinds);
    }
}

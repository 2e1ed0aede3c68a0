package org.msakit.exploration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.msakit.model.Config;
import org.msakit.model.Grade;
import org.msakit.simulation.Model;

/**
 * The state space seen from afar, small enough to be looked at. The model's own is kept as a text beside this class,
 * since walking through all states takes seconds.
 *
 * @param places places, and how many states of the model lie there
 * @param moves ways that lead elsewhere, and the best grade of a step that goes there
 * @param cells what may come of each kind of stimulus
 */
public record StateGraph(
        SortedMap<Place, Integer> places,
        SortedMap<Move, Grade> moves,
        SortedMap<Place, SortedMap<String, Allowed>> cells) {
    /** From one place to another by a kind of stimulus. */
    public record Move(Place from, String kind, Place to) implements Comparable<Move> {
        private static final Comparator<Move> ORDER =
                Comparator.comparing(Move::from).thenComparing(Move::kind).thenComparing(Move::to);

        @Override
        public int compareTo(Move other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * What may come of a kind of stimulus in some state of a place.
     *
     * @param permits how many permits there are, the same ones counted once
     * @param answers first digits of reply codes, and words for what is no reply
     */
    public record Allowed(int permits, SortedSet<String> answers) {}

    private static final String FILE = "states.tsv";

    /** The graph of the model for a submission port that asks for a login; reached by STARTTLS or with TLS first. */
    public static StateGraph builtIn() {
        try (InputStream in = StateGraph.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The graph of a model, found by walking through all of its states. */
    public static StateGraph of(Model model, Config config) {
        Panorama panorama = new Panorama();
        StateSpace.of(model, config, false, List.of(), panorama);
        StateSpace.of(model, config, true, List.of(), panorama);
        return panorama.graph();
    }

    /** As text, one fact a line. */
    public String print() {
        StringBuilder out = new StringBuilder();
        places.forEach((place, states) -> line(out, "place", place, states));
        moves.forEach((move, grade) -> line(out, "move", move.from(), move.kind(), move.to(), grade));
        cells.forEach((place, row) -> row.forEach((kind, allowed) ->
                line(out, "cell", place, kind, allowed.permits(), String.join(" ", allowed.answers()))));
        return out.toString();
    }

    private static void line(StringBuilder out, Object... words) {
        out.append(String.join(
                        "\t", List.of(words).stream().map(Object::toString).toList()))
                .append('\n');
    }

    private static StateGraph parse(String text) {
        StateGraph graph = new StateGraph(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        text.lines().forEach(line -> graph.read(line.split("\t")));
        return graph;
    }

    private void read(String[] words) {
        Place place = Place.parse(words[1]);
        switch (words[0]) {
            case "place" -> places.put(place, Integer.valueOf(words[2]));
            case "move" -> moves.put(new Move(place, words[2], Place.parse(words[3])), Grade.valueOf(words[4]));
            default ->
                cells.computeIfAbsent(place, p -> new TreeMap<>())
                        .put(
                                words[2],
                                new Allowed(Integer.parseInt(words[3]), new TreeSet<>(List.of(words[4].split(" ")))));
        }
    }
}

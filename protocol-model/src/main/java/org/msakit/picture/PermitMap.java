package org.msakit.picture;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.msakit.exploration.Place;
import org.msakit.exploration.StateGraph;
import org.msakit.exploration.StimulusKind;

/** Places by kinds of stimuli: which replies are allowed there, the darker the more permits there are. */
public final class PermitMap {
    private static final int LEFT = 210;
    private static final int TOP = 118;
    private static final int HEIGHT = 26;
    private static final int TEXT = 11;
    private static final int GAP = 2;
    private static final int MARGIN = 24;
    private static final String INK = "fill=\"#1f2933\"";
    private static final String BOLD = INK + " font-weight=\"bold\"";

    private final StateGraph graph;
    private final Svg svg = new Svg();
    private final SortedSet<String> everywhere = new TreeSet<>();

    private PermitMap(StateGraph graph) {
        this.graph = graph;
        List<StateGraph.Allowed> cells = graph.cells().values().stream()
                .flatMap(row -> row.values().stream())
                .toList();
        cells.forEach(cell -> everywhere.addAll(cell.answers()));
        cells.forEach(cell -> everywhere.retainAll(cell.answers()));
    }

    /** The map as an SVG file. */
    public static String print(StateGraph graph) {
        return new PermitMap(graph).draw();
    }

    private String draw() {
        legend();
        int y = TOP;
        for (Place place : graph.cells().keySet()) {
            svg.text(LEFT - 8, y + 17, TEXT, "end", place.toString(), INK);
            y += HEIGHT;
        }
        int x = LEFT;
        for (String kind : StimulusKind.ALL) {
            if (graph.cells().values().stream().anyMatch(row -> row.containsKey(kind))) {
                x += column(kind, x);
            }
        }
        return svg.file(x + MARGIN, y + MARGIN, "What a server may answer");
    }

    private void legend() {
        svg.text(MARGIN, 28, 17, "start", "What a server may answer", BOLD)
                .text(
                        MARGIN,
                        48,
                        12,
                        "start",
                        "First digits of the reply codes that are allowed where a stimulus is sent in a place; the "
                                + "figure in brackets counts the permits, which are more the darker the cell is.",
                        INK)
                .text(
                        MARGIN,
                        66,
                        12,
                        "start",
                        "Left out since it is allowed in each of them: " + String.join(", ", everywhere)
                                + ". An empty cell: this cannot be sent there.",
                        INK);
    }

    /** Draws a column and tells its width. */
    private int column(String kind, int x) {
        int width = graph.cells().values().stream()
                .filter(row -> row.containsKey(kind))
                .mapToInt(row -> Svg.width(text(row.get(kind)), TEXT))
                .reduce(Svg.width(kind, TEXT + 2), Math::max);
        int whole = width + 12;
        int center = x + (whole - GAP) / 2;
        svg.text(center, TOP - 8, TEXT, "middle", kind, BOLD);
        int y = TOP;
        for (SortedMap<String, StateGraph.Allowed> row : graph.cells().values()) {
            boolean filled = row.containsKey(kind);
            String fill = filled ? shade(row.get(kind).permits()) : "#f7f8f9";
            svg.box(x, y, whole - GAP, HEIGHT - GAP, fill, "none");
            if (filled) {
                svg.text(center, y + 16, TEXT, "middle", text(row.get(kind)), INK);
            }
            y += HEIGHT;
        }
        return whole;
    }

    private String text(StateGraph.Allowed cell) {
        SortedSet<String> answers = new TreeSet<>(cell.answers());
        answers.removeAll(everywhere);
        return String.join(" ", answers) + " (" + cell.permits() + ")";
    }

    /** From nearly white for two permits to a full green for twelve and more. */
    private static String shade(int permits) {
        int depth = Math.min(Math.max(permits - 2, 0), 10);
        return String.format(Locale.ROOT, "#%02x%02x%02x", 236 - 13 * depth, 245 - 6 * depth, 237 - 13 * depth);
    }
}

package org.msakit.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.msakit.exploration.Place;
import org.msakit.exploration.StateGraph;
import org.msakit.model.Grade;

/** The places of the model and the ways between them. */
public final class StateDiagram {
    private static final String TITLE = "States of a submission session";
    private static final int NODE = 44;
    private static final int LANE = 19;
    private static final int AIR = 20;
    private static final int TOP = 92;
    private static final String UNSEEN = "#c4c9d0";
    private static final String INK = "#1f2933";
    private static final String QUIET = "#5f6b7a";

    private final StateGraph graph;
    private final Predicate<Place> reached;
    private final Predicate<StateGraph.Move> taken;
    private final Grid grid;
    private final Columns columns;
    private final Channels channels;
    private final Svg svg = new Svg();

    /** A vertical piece of a line, which labels keep away from. */
    private record Post(int x, int y1, int y2) {}

    private final List<Post> posts = new ArrayList<>();

    private StateDiagram(StateGraph graph, Predicate<Place> reached, Predicate<StateGraph.Move> taken) {
        this.graph = graph;
        this.reached = reached;
        this.taken = taken;
        SortedSet<Place> places = new TreeSet<>(graph.places().keySet());
        places.removeIf(place -> place.stage() == Place.Stage.OVER);
        List<Wire> wires = Wire.of(graph);
        this.grid = new Grid(places);
        this.columns = new Columns(grid, places, wires);
        this.channels = new Channels(grid, columns, wires);
    }

    /** All of the graph, as an SVG file. */
    public static String file(StateGraph graph) {
        StateDiagram diagram = new StateDiagram(graph, place -> true, move -> true);
        diagram.draw();
        return diagram.svg.file(diagram.width(), diagram.height(), TITLE);
    }

    /** The graph for an HTML page; what was not reached or taken is pale. */
    public static String inline(StateGraph graph, Predicate<Place> reached, Predicate<StateGraph.Move> taken) {
        StateDiagram diagram = new StateDiagram(graph, reached, taken);
        diagram.draw();
        return diagram.svg.inline(diagram.width(), diagram.height(), TITLE);
    }

    private void draw() {
        legend();
        channels.laned().forEach(this::lines);
        channels.straight().forEach(this::straight);
        columns.places().forEach(this::node);
        channels.laned().forEach(this::label);
        channels.straight().forEach(this::label);
    }

    private int width() {
        return columns.width();
    }

    private int height() {
        return rowTop(grid.rows()) + AIR;
    }

    private int channelTop(int channel) {
        return channel == 0 ? TOP : rowTop(channel - 1) + NODE;
    }

    private int rowTop(int row) {
        return channelTop(row) + AIR + channels.lanes(row) * LANE;
    }

    private int laneY(Channels.Laned line) {
        return channelTop(line.channel()) + AIR + line.lane() * LANE;
    }

    private void node(Place place) {
        boolean here = reached.test(place);
        int x = columns.left(grid.columnOf(place));
        int y = rowTop(grid.rowOf(place));
        int center = x + Columns.NODE / 2;
        String fill = !here ? "#ffffff" : place.login() ? "#d9ecdb" : place.tls() ? "#dbe7f6" : "#f4efe0";
        svg.box(x, y, Columns.NODE, NODE, fill, here ? INK : UNSEEN)
                .text(center, y + 17, 13, "middle", place.stage().toString(), ink(here) + " font-weight=\"bold\"")
                .text(center, y + 31, 9, "middle", place.circumstances(), ink(here))
                .text(
                        center,
                        y + 41,
                        8,
                        "middle",
                        graph.places().get(place) + (graph.places().get(place) == 1 ? " state" : " states"),
                        "fill=\"" + (here ? QUIET : UNSEEN) + "\"");
    }

    private static String ink(boolean here) {
        return "fill=\"" + (here ? INK : QUIET) + "\"";
    }

    private boolean taken(Wire wire, Place from) {
        return wire.kinds().stream().anyMatch(kind -> taken.test(new StateGraph.Move(from, kind, wire.to())));
    }

    private boolean taken(Wire wire) {
        return wire.from().stream().anyMatch(from -> taken(wire, from));
    }

    private static String colour(Grade grade, boolean taken) {
        if (!taken) {
            return UNSEEN;
        }
        return switch (grade) {
            case PASS -> "#2e7d32";
            case WARN -> "#c26a00";
            default -> "#76808d";
        };
    }

    private static String stroke(Grade grade) {
        return switch (grade) {
            case PASS -> "stroke-width=\"1.6\"";
            case WARN -> "stroke-width=\"1.6\" stroke-dasharray=\"2 3\"";
            default -> "stroke-width=\"1.2\" stroke-dasharray=\"6 3\"";
        };
    }

    /** A line in a channel: out of each source to the lane, along it, into the target. */
    private void lines(Channels.Laned line) {
        Wire wire = line.wire();
        int y = laneY(line);
        int target = channels.x(wire, wire.to(), line.channel());
        int end = edge(wire.to(), line.channel());
        SortedMap<Integer, Boolean> entries = new TreeMap<>();
        for (Place from : wire.from()) {
            int x = channels.x(wire, from, line.channel());
            entries.put(x, taken(wire, from));
            post(wire.grade(), x, edge(from, line.channel()), y, taken(wire, from));
        }
        trunk(wire.grade(), y, target, entries);
        post(wire.grade(), target, y, end, taken(wire));
        svg.head(target, end, 0, end > y ? 1 : -1, colour(wire.grade(), taken(wire)));
        if (entries.size() > 1) {
            entries.forEach((x, taken) -> svg.dot(x, y, colour(wire.grade(), taken)));
        }
    }

    private void post(Grade grade, int x, int from, int to, boolean taken) {
        svg.path(String.format(Locale.ROOT, "M%d %dV%d", x, from, to), colour(grade, taken), stroke(grade));
        posts.add(new Post(x, Math.min(from, to), Math.max(from, to)));
    }

    /** The lane piece by piece: a piece is taken where somebody came in behind it, seen from the target. */
    private void trunk(Grade grade, int y, int target, SortedMap<Integer, Boolean> entries) {
        SortedSet<Integer> ends = new TreeSet<>(entries.keySet());
        ends.add(target);
        int left = ends.first();
        for (int right : ends.tailSet(left + 1)) {
            SortedMap<Integer, Boolean> behind = left < target ? entries.headMap(left + 1) : entries.tailMap(right);
            svg.path(
                    String.format(Locale.ROOT, "M%d %dH%d", left, y, right),
                    colour(grade, behind.containsValue(true)),
                    stroke(grade));
            left = right;
        }
    }

    /** The side of a place that looks to a channel. */
    private int edge(Place place, int channel) {
        int row = grid.rowOf(place);
        return rowTop(row) + (channel == row ? 0 : NODE);
    }

    private void straight(Channels.Straight line) {
        Wire wire = line.wire();
        Place from = wire.from().first();
        boolean forward = grid.columnOf(from) < grid.columnOf(wire.to());
        int start = columns.left(grid.columnOf(from)) + (forward ? Columns.NODE : 0);
        int end = columns.left(grid.columnOf(wire.to())) + (forward ? 0 : Columns.NODE);
        String colour = colour(wire.grade(), taken(wire));
        svg.path(String.format(Locale.ROOT, "M%d %dH%d", start, y(line), end), colour, stroke(wire.grade()))
                .head(end, y(line), forward ? 1 : -1, 0, colour);
    }

    private int y(Channels.Straight line) {
        return rowTop(grid.rowOf(line.wire().to())) + (line.slot() == 0 ? 15 : 36);
    }

    private void label(Channels.Straight line) {
        Wire wire = line.wire();
        int x = (columns.center(grid.columnOf(wire.from().first())) + columns.center(grid.columnOf(wire.to()))) / 2;
        label(wire, x, y(line));
    }

    /** On the lane, where no other line crosses it if there is such a point. */
    private void label(Channels.Laned line) {
        Wire wire = line.wire();
        int y = laneY(line);
        int width = Columns.labelWidth(wire);
        int left = channels.left(wire, line.channel());
        int right = channels.right(wire, line.channel());
        int first = (right - left < width ? right : left) + width / 2;
        int best = first;
        int crossed = Integer.MAX_VALUE;
        for (int x = first; x <= Math.max(first, right - width / 2); x += 3) {
            int here = crossings(x - width / 2, x + width / 2, y);
            if (here < crossed) {
                best = x;
                crossed = here;
            }
        }
        label(wire, best, y);
    }

    private int crossings(int left, int right, int y) {
        return (int) posts.stream()
                .filter(p -> left < p.x() && p.x() < right && p.y1() < y && y - Columns.LABEL < p.y2())
                .count();
    }

    private void label(Wire wire, int x, int y) {
        svg.text(
                x,
                y - 4,
                Columns.LABEL,
                "middle",
                wire.label(),
                "fill=\"" + (taken(wire) ? INK : QUIET)
                        + "\" stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\"");
    }

    private void legend() {
        int states = graph.places().entrySet().stream()
                .filter(e -> e.getKey().stage() != Place.Stage.OVER)
                .mapToInt(e -> e.getValue())
                .sum();
        long ending = columns.places().stream()
                .filter(place -> graph.moves().keySet().stream()
                        .anyMatch(m -> m.from().equals(place) && m.to().stage() == Place.Stage.OVER))
                .count();
        svg.text(24, 28, 17, "start", TITLE, ink(true) + " font-weight=\"bold\"")
                .text(
                        24,
                        48,
                        12,
                        "start",
                        states + " states of the model, seen as "
                                + columns.places().size()
                                + " places. A line is a stimulus and what the server may make of it. Not drawn: "
                                + "what leaves a place as it is, and the end of the session, which may come in "
                                + ending + " of them.",
                        ink(true));
        int x = 24;
        x = sample(x, Grade.PASS, "as the requirements ask");
        x = sample(x, Grade.INCONCLUSIVE, "lawful, and says nothing of a requirement");
        sample(x, Grade.WARN, "right in effect only, or a SHOULD broken");
    }

    private int sample(int x, Grade grade, String text) {
        svg.path("M" + x + " 66H" + (x + 40), colour(grade, true), stroke(grade))
                .text(x + 48, 70, 12, "start", text, ink(true));
        return x + 48 + Svg.width(text, 12) + 30;
    }
}

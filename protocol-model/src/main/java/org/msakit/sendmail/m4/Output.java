package org.msakit.sendmail.m4;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.msakit.sendmail.Place;

/** The text that comes out, by diversion; each line knows where it came from. */
public final class Output {
    private final Map<Integer, Diversion> diversions = new TreeMap<>();

    /** A line without its end, and the place of its first character. */
    public record Line(Place place, String text) {}

    private static final class Diversion {
        private final List<Line> lines = new ArrayList<>();
        private final StringBuilder open = new StringBuilder();
        private Place start = new Place("", 0);

        void append(String text, Place place) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\n') {
                    lines.add(new Line(open.length() == 0 ? place : start, open.toString()));
                    open.setLength(0);
                } else {
                    if (open.length() == 0) {
                        start = place;
                    }
                    open.append(c);
                }
            }
        }
    }

    /** Appends; a negative diversion throws the text away. */
    void append(int diversion, String text, Place place) {
        if (diversion >= 0) {
            diversions.computeIfAbsent(diversion, n -> new Diversion()).append(text, place);
        }
    }

    /** Moves what one diversion holds behind the lines of another. */
    void undivert(int from, int to) {
        Diversion moved = from == to ? null : diversions.remove(from);
        if (moved != null && to >= 0) {
            for (Line line : lines(moved)) {
                append(to, line.text() + "\n", line.place());
            }
        }
    }

    /** The lines of a diversion so far. */
    public List<Line> lines(int diversion) {
        Diversion found = diversions.get(diversion);
        return found == null ? List.of() : lines(found);
    }

    /** The diversions that hold text, in their order. */
    public List<Integer> numbers() {
        return List.copyOf(diversions.keySet());
    }

    private static List<Line> lines(Diversion d) {
        List<Line> all = new ArrayList<>(d.lines);
        if (d.open.length() > 0) {
            all.add(new Line(d.start, d.open.toString()));
        }
        return all;
    }

    /** Everything that one diversion holds, as text. */
    String text(int diversion) {
        Diversion found = diversions.get(diversion);
        if (found == null) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        found.lines.forEach(line -> out.append(line.text()).append('\n'));
        return out.append(found.open).toString();
    }
}

package org.msakit.picture;

import java.util.List;
import java.util.SortedSet;
import org.msakit.exploration.Place;

/** The widths of the grid: the gaps between columns hold the labels of lines between neighbours. */
final class Columns {
    static final int NODE = 116;
    static final int PORT = 12;
    static final int LABEL = 11;
    private static final int NARROW = 34;
    private static final int MARGIN = 24;

    private final SortedSet<Place> places;
    private final int[] left;

    Columns(Grid grid, SortedSet<Place> places, List<Wire> wires) {
        this.places = places;
        int[] gap = new int[grid.columns()];
        for (Wire wire : wires) {
            int from = grid.columnOf(wire.from().first());
            int to = grid.columnOf(wire.to());
            boolean neighbours = wire.from().size() == 1
                    && Math.abs(from - to) == 1
                    && grid.rowOf(wire.from().first()) == grid.rowOf(wire.to());
            if (neighbours) {
                gap[Math.max(from, to)] = Math.max(gap[Math.max(from, to)], labelWidth(wire) + PORT);
            }
        }
        left = new int[grid.columns()];
        int x = MARGIN;
        for (int column = 0; column < left.length; column++) {
            x += column == 0 ? 0 : NODE + Math.max(gap[column], NARROW);
            left[column] = x;
        }
    }

    static int labelWidth(Wire wire) {
        return Svg.width(wire.label(), LABEL) + PORT;
    }

    SortedSet<Place> places() {
        return places;
    }

    int left(int column) {
        return left[column];
    }

    int center(int column) {
        return left[column] + NODE / 2;
    }

    int width() {
        return left[left.length - 1] + NODE + MARGIN;
    }
}

package org.msakit.picture;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.msakit.exploration.Place;

/**
 * Where each place stands: a row for each circumstance, a column for each stage. Rows of those who are logged in lie
 * outside, since nobody gets from the one to the other. Stages that never share a row may share a column.
 */
final class Grid {
    private final List<Row> rows;
    private final Map<Place.Stage, Integer> columns = new EnumMap<>(Place.Stage.class);

    private record Row(boolean tls, boolean login) implements Comparable<Row> {
        private int rank() {
            return tls ? (login ? 3 : 2) : login ? 0 : 1;
        }

        @Override
        public int compareTo(Row other) {
            return Integer.compare(rank(), other.rank());
        }
    }

    Grid(SortedSet<Place> places) {
        SortedSet<Row> all = new TreeSet<>();
        places.forEach(place -> all.add(row(place)));
        rows = new ArrayList<>(all);
        for (Place.Stage stage : Place.Stage.values()) {
            places.stream()
                    .filter(place -> place.stage() == stage)
                    .forEach(place -> columns.merge(stage, behind(places, place), Math::max));
        }
    }

    /** The column behind all earlier stages of the row. */
    private int behind(SortedSet<Place> places, Place place) {
        return places.stream()
                .filter(other -> row(other).equals(row(place)) && other.stage().compareTo(place.stage()) < 0)
                .mapToInt(other -> columns.get(other.stage()) + 1)
                .max()
                .orElse(0);
    }

    private static Row row(Place place) {
        return new Row(place.tls(), place.login());
    }

    int rows() {
        return rows.size();
    }

    int columns() {
        return columns.values().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
    }

    int rowOf(Place place) {
        return rows.indexOf(row(place));
    }

    int columnOf(Place place) {
        return columns.get(place.stage());
    }
}

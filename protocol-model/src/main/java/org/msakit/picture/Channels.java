package org.msakit.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.msakit.exploration.Place;

/**
 * Decides which way each line goes. Between neighbours in a row it may go straight; all others go through a channel above
 * or below the row, where each has a lane, and where it meets a place, a port of its own.
 */
final class Channels {
    /** A line between neighbours; the slot tells the upper one from the lower one. */
    record Straight(Wire wire, int slot) {}

    /**
     * A line in a channel.
     *
     * @param channel the channel, counted from the one above the first row
     * @param lane the lane in it, counted from the top
     */
    record Laned(Wire wire, int channel, int lane) {}

    private static final int SLOTS = 2;

    private final Grid grid;
    private final Columns columns;
    private final List<Straight> straight = new ArrayList<>();
    private final List<Laned> laned = new ArrayList<>();
    private final int[] lanes;

    /** Where lines meet places: by place and channel, the lines in their order from left to right. */
    private final Map<String, List<Wire>> ports = new TreeMap<>();

    Channels(Grid grid, Columns columns, List<Wire> wires) {
        this.grid = grid;
        this.columns = columns;
        this.lanes = new int[grid.rows() + 1];
        List<Wire> left = withoutStraight(wires);
        Map<Wire, Integer> channels = new LinkedHashMap<>();
        left.forEach(wire -> channels.put(wire, channel(wire, left)));
        channels.forEach((wire, channel) -> {
            wire.from().forEach(place -> port(place, channel).add(wire));
            port(wire.to(), channel).add(wire);
        });
        ports.forEach((key, meeting) -> meeting.sort(fromLeft(key)));
        for (int channel = 0; channel < lanes.length; channel++) {
            int here = channel;
            List<Wire> through =
                    left.stream().filter(w -> channels.get(w) == here).toList();
            fill(channel, through.stream().filter(w -> inRow(w, here - 1)).toList(), true);
            fill(channel, through.stream().filter(w -> !inRow(w)).toList(), true);
            fill(channel, through.stream().filter(w -> inRow(w, here)).toList(), false);
        }
    }

    List<Straight> straight() {
        return straight;
    }

    List<Laned> laned() {
        return laned;
    }

    int lanes(int channel) {
        return lanes[channel];
    }

    private List<Wire> withoutStraight(List<Wire> wires) {
        List<Wire> left = new ArrayList<>();
        Map<String, Integer> taken = new TreeMap<>();
        for (Wire wire : wires) {
            Place from = wire.from().first();
            int gap = Math.min(grid.columnOf(from), grid.columnOf(wire.to()));
            String key = grid.rowOf(from) + " " + gap;
            boolean neighbours = wire.from().size() == 1
                    && inRow(wire)
                    && Math.abs(grid.columnOf(from) - grid.columnOf(wire.to())) == 1;
            int slot = taken.getOrDefault(key, 0);
            if (neighbours && slot < SLOTS) {
                straight.add(new Straight(wire, slot));
                taken.put(key, slot + 1);
            } else {
                left.add(wire);
            }
        }
        return left;
    }

    private boolean inRow(Wire wire) {
        return grid.rowOf(wire.from().first()) == grid.rowOf(wire.to());
    }

    private boolean inRow(Wire wire, int row) {
        return inRow(wire) && grid.rowOf(wire.to()) == row;
    }

    /** The channel between two rows; within a row, the one of the two beside it that fewer lines cross. */
    private int channel(Wire wire, List<Wire> all) {
        int from = grid.rowOf(wire.from().first());
        int to = grid.rowOf(wire.to());
        if (Math.abs(from - to) > 1) {
            throw new IllegalStateException("no way from " + wire.from() + " to " + wire.to());
        }
        return from != to || crossing(from + 1, all) < crossing(from, all)
                ? Math.max(from, to) + (from == to ? 1 : 0)
                : from;
    }

    private long crossing(int channel, List<Wire> all) {
        return all.stream()
                .filter(w -> !inRow(w) && Math.max(grid.rowOf(w.from().first()), grid.rowOf(w.to())) == channel)
                .count();
    }

    private List<Wire> port(Place place, int channel) {
        return ports.computeIfAbsent(place + " / " + channel, key -> new ArrayList<>());
    }

    /** Lines to the left first, short ones before long ones; then those to the right, long ones first: they cross less. */
    private Comparator<Wire> fromLeft(String key) {
        Place place = placeOf(key);
        return Comparator.comparingInt((Wire wire) -> {
            int side = Integer.signum(
                    others(wire, place) - grid.columnOf(place) * wire.from().size());
            int length = span(wire);
            return side < 0 ? length - 1000 : side == 0 ? 0 : 1000 - length;
        });
    }

    private Place placeOf(String key) {
        String name = key.substring(0, key.indexOf(" / "));
        return columns.places().stream()
                .filter(place -> place.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The columns of the other ends, summed up over as many ends as there are sources. */
    private int others(Wire wire, Place place) {
        int sum = wire.from().stream().mapToInt(grid::columnOf).sum();
        return place.equals(wire.to()) ? sum : sum - grid.columnOf(place) + grid.columnOf(wire.to());
    }

    private int span(Wire wire) {
        int to = grid.columnOf(wire.to());
        return wire.from().stream()
                .mapToInt(place -> Math.abs(grid.columnOf(place) - to))
                .max()
                .orElse(0);
    }

    /** Where a line meets a place. */
    int x(Wire wire, Place place, int channel) {
        List<Wire> meeting = port(place, channel);
        boolean above = channel == grid.rowOf(place);
        return columns.center(grid.columnOf(place))
                + (meeting.indexOf(wire) - meeting.size() / 2) * Columns.PORT
                + (above ? Columns.PORT / 2 : 0);
    }

    int left(Wire wire, int channel) {
        return wire.from().stream()
                .mapToInt(place -> x(wire, place, channel))
                .reduce(x(wire, wire.to(), channel), Math::min);
    }

    int right(Wire wire, int channel) {
        return wire.from().stream()
                .mapToInt(place -> x(wire, place, channel))
                .reduce(x(wire, wire.to(), channel), Math::max);
    }

    /** Gives each line the lane nearest to its row that is free along its way, short ones first. */
    private void fill(int channel, List<Wire> wires, boolean downwards) {
        List<List<int[]>> taken = new ArrayList<>();
        Map<Wire, Integer> given = new LinkedHashMap<>();
        wires.stream()
                .sorted(Comparator.comparingInt(w -> right(w, channel) - left(w, channel)))
                .forEach(wire -> given.put(wire, lane(wire, channel, taken)));
        int first = lanes[channel];
        int last = first + taken.size() - 1;
        given.forEach((wire, lane) -> laned.add(new Laned(wire, channel, downwards ? first + lane : last - lane)));
        lanes[channel] += taken.size();
    }

    private int lane(Wire wire, int channel, List<List<int[]>> taken) {
        int left = left(wire, channel) - Columns.PORT;
        int width = Columns.labelWidth(wire);
        boolean beside = right(wire, channel) - left(wire, channel) < width;
        int right = right(wire, channel) + (beside ? width : 0) + Columns.PORT;
        int lane = 0;
        while (lane < taken.size() && taken.get(lane).stream().anyMatch(t -> t[0] < right && left < t[1])) {
            lane++;
        }
        if (lane == taken.size()) {
            taken.add(new ArrayList<>());
        }
        taken.get(lane).add(new int[] {left, right});
        return lane;
    }
}

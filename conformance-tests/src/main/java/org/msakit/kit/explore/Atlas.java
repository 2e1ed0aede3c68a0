package org.msakit.kit.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.msakit.model.SessionState;

/** What was exercised how often, and which way leads where: learned from the dialogues so far. */
final class Atlas {
    /** A pair of place and stimulus class. */
    record Goal(int place, int stimulus) {}

    /** Steps to the goal for each place; more than any way has where none is known. */
    static final class Way {
        private final int[] steps;

        private Way(int[] steps) {
            this.steps = steps;
        }

        private int from(int place) {
            return place < steps.length ? steps[place] : UNKNOWN;
        }
    }

    private static final int UNKNOWN = Integer.MAX_VALUE;
    private static final int NOT_POSSIBLE = -1;

    private final int stimuli;
    private final Map<String, Integer> numbers = new HashMap<>();

    /** By place and class: how often exercised, and the place that it led to the last time. */
    private final List<int[]> counts = new ArrayList<>();

    private final List<int[]> ways = new ArrayList<>();

    /** An empty one for so many stimulus classes. */
    Atlas(int stimuli) {
        this.stimuli = stimuli;
    }

    /** The number of a place: a state as far as it matters for what the server answers. */
    int place(SessionState state) {
        String name = state.describe() + " " + state.exchange();
        return numbers.computeIfAbsent(name, n -> {
            counts.add(filled(NOT_POSSIBLE));
            ways.add(filled(NOT_POSSIBLE));
            return counts.size() - 1;
        });
    }

    private int[] filled(int value) {
        int[] row = new int[stimuli];
        Arrays.fill(row, value);
        return row;
    }

    /** A stimulus was sent in one place and led to another. */
    void saw(int from, int stimulus, int to) {
        counts.get(from)[stimulus] = Math.max(counts.get(from)[stimulus], 0) + 1;
        ways.get(from)[stimulus] = to;
    }

    /** A place where these stimuli can be sent. */
    void open(int place, List<Integer> possible) {
        int[] here = counts.get(place);
        possible.forEach(stimulus -> here[stimulus] = Math.max(here[stimulus], 0));
    }

    /** Pairs of place and class exercised at least once. */
    int exercised() {
        return (int)
                counts.stream().flatMapToInt(Arrays::stream).filter(n -> n > 0).count();
    }

    /** Pairs of place and class known. */
    int known() {
        return (int)
                counts.stream().flatMapToInt(Arrays::stream).filter(n -> n >= 0).count();
    }

    int places() {
        return counts.size();
    }

    /** One of the pairs exercised least. */
    Optional<Goal> rarest(SplittableRandom random) {
        int least = UNKNOWN;
        List<Goal> rare = new ArrayList<>();
        for (int place = 0; place < counts.size(); place++) {
            int[] here = counts.get(place);
            for (int stimulus = 0; stimulus < stimuli; stimulus++) {
                if (here[stimulus] >= 0 && here[stimulus] < least) {
                    least = here[stimulus];
                    rare.clear();
                }
                if (here[stimulus] == least) {
                    rare.add(new Goal(place, stimulus));
                }
            }
        }
        return rare.isEmpty() ? Optional.empty() : Optional.of(rare.get(random.nextInt(rare.size())));
    }

    /** The shortest ways to a place. */
    Way to(int goal) {
        List<List<Integer>> before = new ArrayList<>();
        counts.forEach(place -> before.add(new ArrayList<>()));
        for (int place = 0; place < ways.size(); place++) {
            for (int next : ways.get(place)) {
                if (next >= 0) {
                    before.get(next).add(place);
                }
            }
        }
        int[] steps = new int[counts.size()];
        Arrays.fill(steps, UNKNOWN);
        steps[goal] = 0;
        Deque<Integer> queue = new ArrayDeque<>(List.of(goal));
        while (!queue.isEmpty()) {
            int here = queue.poll();
            for (int earlier : before.get(here)) {
                if (steps[earlier] == UNKNOWN) {
                    steps[earlier] = steps[here] + 1;
                    queue.add(earlier);
                }
            }
        }
        return new Way(steps);
    }

    /** The first of these classes that leads nearer along a way; empty where none is known to. */
    Optional<Integer> nearer(int from, Way way, List<Integer> possible) {
        int here = way.from(from);
        return possible.stream()
                .filter(stimulus -> {
                    int next = ways.get(from)[stimulus];
                    return next >= 0 && way.from(next) < here;
                })
                .findFirst();
    }
}

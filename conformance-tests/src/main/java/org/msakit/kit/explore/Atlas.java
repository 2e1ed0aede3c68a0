package org.msakit.kit.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.msakit.model.Config;
import org.msakit.model.Exchange;
import org.msakit.model.SessionState;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;

/**
 * What was exercised how often, what came of it, and which way leads where: learned from the dialogues so far. It also
 * keeps, for each transition, the places that the server was shown not to be in behind it.
 */
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

    static final int UNKNOWN = Integer.MAX_VALUE;
    private static final int NOT_POSSIBLE = -1;

    private final Config config;
    private final int stimuli;
    private final Map<String, Integer> numbers = new HashMap<>();

    /** By place and class: how often exercised, the place that it led to the last time, and all that it ever led to. */
    private final List<int[]> counts = new ArrayList<>();

    private final List<int[]> latest = new ArrayList<>();
    private final List<BitSet[]> ways = new ArrayList<>();

    /** By place and class: places that the server cannot have gone to in place of the one believed. */
    private final List<BitSet[]> excluded = new ArrayList<>();

    private final List<String> names = new ArrayList<>();
    private final Answers answers;
    private final Survey survey;
    private final Separation separation = new Separation(this);

    /**
     * An empty one for so many stimulus classes.
     *
     * @param config what the model is told about the server
     */
    Atlas(Config config, int stimuli) {
        this.config = config;
        this.stimuli = stimuli;
        this.answers = new Answers(config, stimuli);
        this.survey = new Survey(config);
    }

    int stimuli() {
        return stimuli;
    }

    Answers answers() {
        return answers;
    }

    Survey survey() {
        return survey;
    }

    Separation separation() {
        return separation;
    }

    /** The number of a place: a state as far as it matters for what the server answers. */
    int place(SessionState state) {
        return numbers.computeIfAbsent(name(state), name -> {
            names.add(name);
            counts.add(filled(NOT_POSSIBLE));
            latest.add(filled(NOT_POSSIBLE));
            ways.add(empty());
            excluded.add(empty());
            answers.open(state);
            separation.outdated();
            return counts.size() - 1;
        });
    }

    private String name(SessionState state) {
        String exchange = state.exchange() == Exchange.NONE ? "" : ", " + state.exchange();
        String user = user(state.user());
        String traits = state.mail().traits().stream()
                .sorted()
                .map(trait -> ", " + trait)
                .collect(Collectors.joining());
        return state.describe() + exchange + (user.isEmpty() ? "" : ", user " + user) + traits;
    }

    /** A place in words. */
    String name(int place) {
        return names.get(place);
    }

    /** One of the states that make up a place. */
    SessionState state(int place) {
        return answers.state(place);
    }

    /** The kind of a user name: servers do not tell names apart that are of a kind. */
    private String user(String name) {
        boolean text = name.chars().allMatch(c -> c >= ' ');
        return name.isEmpty() ? "" : config.accounts().containsKey(name) ? "known" : text ? "unknown" : "no text";
    }

    private BitSet[] empty() {
        return IntStream.range(0, stimuli).mapToObj(i -> new BitSet()).toArray(BitSet[]::new);
    }

    private int[] filled(int value) {
        int[] row = new int[stimuli];
        Arrays.fill(row, value);
        return row;
    }

    /** Data that does not stand for its class was answered; the class is not known to lead where that led. */
    void exercised(Goal transition) {
        int[] here = counts.get(transition.place());
        here[transition.stimulus()] = Math.max(here[transition.stimulus()], 0) + 1;
    }

    /** Octets of a class were sent in one place, answered, and led to another. */
    void saw(Goal transition, Octets octets, Reply reply, int to) {
        exercised(transition);
        int from = transition.place();
        int stimulus = transition.stimulus();
        latest.get(from)[stimulus] = to;
        ways.get(from)[stimulus].set(to);
        if (answers.saw(from, stimulus, octets, reply)) {
            separation.outdated();
        }
    }

    /** A place where these stimuli can be sent. */
    void open(int place, List<Integer> possible) {
        int[] here = counts.get(place);
        possible.forEach(stimulus -> here[stimulus] = Math.max(here[stimulus], 0));
    }

    /** The place that a stimulus led to the last time; negative where it was never sent. */
    int next(int place, int stimulus) {
        return latest.get(place)[stimulus];
    }

    /** Places that the server may have gone to by a transition in place of the one believed, as far as was shown. */
    BitSet suspects(Goal transition) {
        BitSet suspects = new BitSet(places());
        suspects.set(0, places());
        suspects.andNot(excluded.get(transition.place())[transition.stimulus()]);
        suspects.clear(next(transition.place(), transition.stimulus()));
        return suspects;
    }

    /** It was shown that a transition did not lead to this place. */
    void exclude(Goal transition, int place) {
        excluded.get(transition.place())[transition.stimulus()].set(place);
    }

    /** Pairs of place and class known. */
    List<Goal> goals() {
        List<Goal> goals = new ArrayList<>();
        for (int place = 0; place < counts.size(); place++) {
            for (int stimulus = 0; stimulus < stimuli; stimulus++) {
                if (counts.get(place)[stimulus] >= 0) {
                    goals.add(new Goal(place, stimulus));
                }
            }
        }
        return goals;
    }

    /** Pairs of place and class exercised at least once. */
    int exercised() {
        return (int)
                counts.stream().flatMapToInt(Arrays::stream).filter(n -> n > 0).count();
    }

    /** How many pairs of place and class are known. */
    int known() {
        return (int)
                counts.stream().flatMapToInt(Arrays::stream).filter(n -> n >= 0).count();
    }

    int places() {
        return counts.size();
    }

    /** One of the pairs exercised least. */
    Optional<Goal> rarest(SplittableRandom random) {
        return rarest(random, false);
    }

    /** One of the pairs exercised least of those behind which the server may be elsewhere, and that could be shown. */
    Optional<Goal> doubtful(SplittableRandom random) {
        return rarest(random, true);
    }

    private Optional<Goal> rarest(SplittableRandom random, boolean inDoubt) {
        int least = UNKNOWN;
        List<Goal> rare = new ArrayList<>();
        BitSet reached = reached();
        for (int place = reached.nextSetBit(0); place >= 0; place = reached.nextSetBit(place + 1)) {
            int[] here = counts.get(place);
            for (int stimulus = 0; stimulus < stimuli; stimulus++) {
                boolean few = here[stimulus] >= 0 && here[stimulus] <= least;
                if (!few || (inDoubt && !isDoubtful(place, stimulus))) {
                    continue;
                }
                if (here[stimulus] < least) {
                    least = here[stimulus];
                    rare.clear();
                }
                rare.add(new Goal(place, stimulus));
            }
        }
        return rare.isEmpty() ? Optional.empty() : Optional.of(rare.get(random.nextInt(rare.size())));
    }

    /** Places that a way leads to from the first one, which dialogues begin in; others are come to by chance alone. */
    private BitSet reached() {
        BitSet reached = new BitSet();
        Deque<Integer> queue = new ArrayDeque<>();
        if (places() > 0) {
            reached.set(0);
            queue.add(0);
        }
        while (!queue.isEmpty()) {
            for (BitSet nexts : ways.get(queue.poll())) {
                nexts.stream().filter(next -> !reached.get(next)).forEach(next -> {
                    reached.set(next);
                    queue.add(next);
                });
            }
        }
        return reached;
    }

    private boolean isDoubtful(int place, int stimulus) {
        int next = next(place, stimulus);
        if (next < 0) {
            return true;
        }
        return suspects(new Goal(place, stimulus)).stream()
                .anyMatch(suspect -> separation.steps(next, suspect) < UNKNOWN);
    }

    /** The shortest ways to a place. */
    Way to(int goal) {
        List<List<Integer>> before = new ArrayList<>();
        counts.forEach(place -> before.add(new ArrayList<>()));
        for (int place = 0; place < ways.size(); place++) {
            for (BitSet nexts : ways.get(place)) {
                int earlier = place;
                nexts.stream().forEach(next -> before.get(next).add(earlier));
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

    /** The first of these classes that leads nearer along a way, or did so once; empty where none is known to. */
    Optional<Integer> nearer(int from, Way way, List<Integer> possible) {
        int here = way.from(from);
        return possible.stream()
                .filter(stimulus -> ways.get(from)[stimulus].stream().anyMatch(next -> way.from(next) < here))
                .findFirst();
    }
}

package org.msakit.kit.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.msakit.kit.explore.CanonicalMachine.Reaction;
import org.msakit.model.Observation;
import org.msakit.model.SessionState;
import org.msakit.wire.Octets;

/**
 * The minimal canonical server with every single wrong transition that the model does not permit, and the means to tell
 * whether a test word kills one. Everything happens in memory, with the oracle of the monitor and without sockets.
 */
final class FaultDomain {
    /** A step of a test word; without octets the typical ones of the class are sent. */
    record Step(int stimulus, Optional<Octets> octets) {}

    /** Where server and oracle are. */
    private record Place(int server, int belief) {}

    /** A word, from a step of it on. */
    private record Rest(List<Step> word, int from, Place place) {}

    /** What a server does, with the number of the state behind it and without the close behind that. */
    private record Move(List<Observation> observations, int next, List<Observation> staying) {}

    private final CanonicalMachine machine;
    private final Oracle oracle;
    private final int[] classes;
    private final List<Step> everyStimulus;

    /** The states of servers: first the representative of each class, then whatever else is reached. */
    private final List<SessionState> servers = new ArrayList<>();

    private final Map<SessionState, Integer> serverNumbers = new HashMap<>();
    private final Map<Octets, Octets> alike = new HashMap<>();
    private final Map<List<Integer>, Optional<Octets>> typical = new HashMap<>();
    private final Map<Integer, IdentityHashMap<Octets, Move>> moves = new HashMap<>();

    FaultDomain(CanonicalMachine machine, Oracle oracle) {
        this.machine = machine;
        this.oracle = oracle;
        this.classes = machine.classes();
        this.everyStimulus = every(machine);
        for (int i = 0; i < machine.states().size(); i++) {
            if (classes[i] == servers.size()) {
                servers.add(machine.states().get(i));
            }
        }
        for (int i = 0; i < machine.states().size(); i++) {
            serverNumbers.put(machine.states().get(i), classes[i]);
        }
    }

    /** States of the minimal server. */
    int size() {
        return Arrays.stream(classes).max().orElse(0) + 1;
    }

    private int server(SessionState state) {
        Integer known = serverNumbers.putIfAbsent(state, servers.size());
        if (known == null) {
            servers.add(state);
            return servers.size() - 1;
        }
        return known;
    }

    private Optional<Octets> octets(Step step, int belief) {
        if (step.octets().isPresent()) {
            boolean sense = machine.alphabet().get(step.stimulus()).when().test(oracle.state(belief));
            return sense ? step.octets() : Optional.empty();
        }
        return typical.computeIfAbsent(
                List.of(step.stimulus(), belief),
                k -> machine.octets(machine.alphabet().get(step.stimulus()), oracle.state(belief))
                        .map(octets -> alike.computeIfAbsent(octets, o -> o)));
    }

    private Move move(int server, Octets octets) {
        IdentityHashMap<Octets, Move> known = moves.computeIfAbsent(server, s -> new IdentityHashMap<>());
        Move move = known.get(octets);
        if (move == null) {
            Reaction reaction = machine.reaction(servers.get(server), octets);
            move = new Move(reaction.observations(), server(reaction.next()), withoutClose(reaction.observations()));
            known.put(octets, move);
        }
        return move;
    }

    /** Where a step leads; empty where it has no sense to the tester. */
    private Optional<Place> step(Place from, Step step, Optional<Fault> fault) {
        return octets(step, from.belief()).map(octets -> {
            Move right = move(from.server(), octets);
            boolean here = fault.isPresent()
                    && fault.get().state() == from.server()
                    && fault.get().stimulus() == step.stimulus();
            if (!here) {
                return new Place(right.next(), oracle.after(from.belief(), octets, right.observations()));
            }
            List<Observation> observations = fault.get()
                    .observations()
                    .orElse(fault.get().next().isPresent() ? right.staying() : right.observations());
            return new Place(
                    fault.get().next().orElse(right.next()), oracle.after(from.belief(), octets, observations));
        });
    }

    /** A server that goes somewhere else behind its reply does not close. */
    private static List<Observation> withoutClose(List<Observation> observations) {
        return observations.stream()
                .filter(o -> observations.size() == 1 || !(o instanceof Observation.Closed))
                .toList();
    }

    private static List<Step> every(CanonicalMachine machine) {
        return IntStream.range(0, machine.alphabet().size())
                .mapToObj(i -> new Step(i, Optional.empty()))
                .toList();
    }

    /** Every single fault of reply or next state that some dialogue shows to be unlawful; others break no rule. */
    List<Fault> unlawful() {
        return all().stream().filter(fault -> shownBy(fault).isPresent()).toList();
    }

    /** Every single fault of reply or next state. */
    List<Fault> all() {
        Map<String, List<Observation>> outputs = new LinkedHashMap<>();
        List<Fault> all = new ArrayList<>();
        forEachTransition(
                (state, stimulus, reaction) -> outputs.putIfAbsent(reaction.output(), reaction.observations()));
        forEachTransition((state, stimulus, reaction) -> {
            outputs.forEach((output, observations) -> {
                if (!output.equals(reaction.output())) {
                    all.add(new Fault(state, stimulus, Optional.of(observations), Optional.empty()));
                }
            });
            for (int next = 0; next < size(); next++) {
                if (next != server(reaction.next())) {
                    all.add(new Fault(state, stimulus, Optional.empty(), Optional.of(next)));
                }
            }
        });
        return all;
    }

    private interface Transition {
        void at(int state, int stimulus, Reaction reaction);
    }

    private void forEachTransition(Transition transition) {
        for (int state = 0; state < size(); state++) {
            int representative = machine.numberOf(servers.get(state)).orElseThrow();
            for (int stimulus = 0; stimulus < machine.alphabet().size(); stimulus++) {
                int number = stimulus;
                int here = state;
                machine.reaction(representative, stimulus).ifPresent(r -> transition.at(here, number, r));
            }
        }
    }

    /**
     * The shortest dialogue that is blamed on a server with the fault, which may happen in it again and again; empty where no
     * dialogue at all is: the faulty server and the oracle are searched through together.
     */
    Optional<Word> shownBy(Fault fault) {
        Place start = new Place(0, oracle.start());
        Map<Place, List<String>> reached = new HashMap<>(Map.of(start, List.of()));
        Deque<Place> open = new ArrayDeque<>(reached.keySet());
        while (!open.isEmpty()) {
            Place here = open.poll();
            for (Step any : everyStimulus) {
                Optional<Place> next = step(here, any, Optional.of(fault));
                if (next.isEmpty() || next.get().belief() == Oracle.OVER || reached.containsKey(next.get())) {
                    continue;
                }
                List<String> word = new ArrayList<>(reached.get(here));
                word.add(machine.alphabet().get(any.stimulus()).name());
                if (next.get().belief() == Oracle.VIOLATED) {
                    return Optional.of(new Word(word));
                }
                reached.put(next.get(), word);
                open.add(next.get());
            }
        }
        return Optional.empty();
    }

    /** The steps of words, with the typical octets of each class. */
    List<List<Step>> steps(List<Word> words) {
        List<String> names =
                machine.alphabet().stream().map(StimulusClass::name).toList();
        return words.stream()
                .map(word -> word.stimuli().stream()
                        .map(stimulus -> new Step(names.indexOf(stimulus), Optional.empty()))
                        .toList())
                .toList();
    }

    /**
     * A word through the transition of these faults, and on by what shows most of them; empty where nothing that follows
     * does.
     *
     * @param faults of one transition
     * @param tail steps behind it, at most
     */
    Optional<Word> longWord(List<Fault> faults, int tail) {
        List<Step> word = new ArrayList<>(access(faults.get(0).state()));
        word.add(new Step(faults.get(0).stimulus(), Optional.empty()));
        int known = faults.size();
        List<Fault> alive = survivors(faults, List.of(word));
        boolean useful = alive.size() < known;
        for (int i = 0; i < tail && !alive.isEmpty(); i++) {
            List<Step> best = word;
            List<Fault> left = alive;
            for (Step next : everyStimulus) {
                List<Step> longer = new ArrayList<>(word);
                longer.add(next);
                List<Fault> surviving = survivors(alive, List.of(longer));
                if (surviving.size() < left.size()) {
                    best = longer;
                    left = surviving;
                }
            }
            if (best.equals(word)) {
                break;
            }
            word = best;
            alive = left;
            useful = true;
        }
        return useful ? Optional.of(word(word)) : Optional.empty();
    }

    private Word word(List<Step> steps) {
        return new Word(steps.stream()
                .map(step -> machine.alphabet().get(step.stimulus()).name())
                .toList());
    }

    /** The shortest way of the right server to a state. */
    private List<Step> access(int state) {
        Place start = new Place(0, oracle.start());
        Map<Place, List<Step>> reached = new HashMap<>(Map.of(start, List.of()));
        Deque<Place> open = new ArrayDeque<>(reached.keySet());
        while (!open.isEmpty()) {
            Place here = open.poll();
            if (here.server() == state) {
                return reached.get(here);
            }
            for (Step any : everyStimulus) {
                Optional<Place> next = step(here, any, Optional.empty());
                if (next.isPresent() && next.get().belief() >= 0 && !reached.containsKey(next.get())) {
                    List<Step> way = new ArrayList<>(reached.get(here));
                    way.add(any);
                    reached.put(next.get(), way);
                    open.add(next.get());
                }
            }
        }
        throw new IllegalArgumentException("no way leads to state " + state);
    }

    /** In words: where, what is sent, and what is wrong behind it. */
    String describe(Fault fault) {
        Reaction right = machine.reaction(
                        machine.numberOf(servers.get(fault.state())).orElseThrow(), fault.stimulus())
                .orElseThrow();
        String wrong = fault.observations()
                .map(o -> right.output() + " -> " + new Reaction(o, right.next()).output())
                .orElseGet(() -> right.output() + " then [" + describe(server(right.next())) + "] -> ["
                        + describe(fault.next().orElseThrow()) + "]");
        return "[" + describe(fault.state()) + "] "
                + machine.alphabet().get(fault.stimulus()).name() + ": " + wrong;
    }

    private String describe(int server) {
        SessionState state = servers.get(server);
        return server + " " + state.describe() + " " + state.exchange() + " "
                + state.mail().traits();
    }

    /** The faults that these words leave alive; a fault may happen several times in one. */
    List<Fault> survivors(List<Fault> faults, List<List<Step>> words) {
        Map<List<Integer>, List<Rest>> through = new HashMap<>();
        for (List<Step> word : words) {
            Place here = new Place(0, oracle.start());
            for (int i = 0; i < word.size() && here.belief() >= 0; i++) {
                through.computeIfAbsent(List.of(here.server(), word.get(i).stimulus()), k -> new ArrayList<>())
                        .add(new Rest(word, i, here));
                here = step(here, word.get(i), Optional.empty()).orElse(here);
            }
        }
        return faults.stream()
                .filter(fault -> through.getOrDefault(List.of(fault.state(), fault.stimulus()), List.of()).stream()
                        .noneMatch(rest -> kills(rest, fault)))
                .toList();
    }

    private boolean kills(Rest rest, Fault fault) {
        Place here = rest.place();
        for (int i = rest.from(); i < rest.word().size() && here.belief() >= 0; i++) {
            here = step(here, rest.word().get(i), Optional.of(fault)).orElse(here);
        }
        return here.belief() == Oracle.VIOLATED;
    }
}

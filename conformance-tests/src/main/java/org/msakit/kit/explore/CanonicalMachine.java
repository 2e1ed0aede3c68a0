package org.msakit.kit.explore;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.msakit.kit.target.Target;
import org.msakit.model.Observation;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.monitor.ClientStream;
import org.msakit.simulation.Choice;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;

/**
 * A server made from the model as a Mealy machine over stimulus classes, each with its typical member: where every one
 * leads from every state reached. Stimuli that have no sense in a state are not sent in it.
 */
final class CanonicalMachine {
    /**
     * What a server does with octets.
     *
     * @param observations in order; none where it waits for more
     * @param next the state behind them
     */
    record Reaction(List<Observation> observations, SessionState next) {
        /** For comparison: the codes, and the keywords of an EHLO list. */
        String output() {
            return observations.stream().map(Reaction::shortForm).collect(Collectors.joining(" "));
        }

        private static String shortForm(Observation observation) {
            if (observation instanceof Observation.Answer answer) {
                Reply reply = answer.reply();
                String more = reply.lines().stream()
                        .skip(1)
                        .map(line -> line.latin1().strip().substring(4))
                        .collect(Collectors.joining(","));
                return reply.code() + (more.isEmpty() ? "" : "[" + more + "]");
            }
            return observation.describe();
        }
    }

    private final Choice choice;
    private final Target target;
    private final List<StimulusClass> alphabet;
    private final Map<SessionState, Integer> numbers = new LinkedHashMap<>();
    private final List<SessionState> states = new ArrayList<>();

    /** By state and class; empty where the class has no sense there. */
    private final List<List<Optional<Reaction>>> reactions = new ArrayList<>();

    /**
     * Walks through all of it, breadth first.
     *
     * @param target whose accounts and recipients the stimuli name
     */
    CanonicalMachine(Choice choice, Target target, List<StimulusClass> alphabet) {
        this.choice = choice;
        this.target = target;
        this.alphabet = List.copyOf(alphabet);
        number(choice.after(SessionState.connected(false), new Stimulus.Connect(false))
                .next());
        for (int here = 0; here < states.size(); here++) {
            SessionState state = states.get(here);
            List<Optional<Reaction>> row = new ArrayList<>();
            for (StimulusClass stimulus : this.alphabet) {
                Optional<Reaction> reaction = octets(stimulus, state).map(octets -> reaction(state, octets));
                reaction.ifPresent(r -> number(r.next()));
                row.add(reaction);
            }
            reactions.add(row);
        }
    }

    private void number(SessionState state) {
        if (numbers.putIfAbsent(state, states.size()) == null) {
            states.add(state);
        }
    }

    /** The typical octets of a class in a state, where it has a sense there. */
    Optional<Octets> octets(StimulusClass stimulus, SessionState state) {
        return stimulus.when().test(state)
                ? Optional.of(stimulus.typical(new Situation(target, state)))
                : Optional.empty();
    }

    /** What the server does in a state with octets, a handshake behind a 220 to STARTTLS included. */
    Reaction reaction(SessionState state, Octets octets) {
        ClientStream client = new ClientStream();
        client.add(octets, List.of());
        List<Observation> observations = new ArrayList<>();
        SessionState here = state;
        if (over(here)) {
            return new Reaction(List.of(new Observation.Closed()), here);
        }
        for (Optional<Stimulus> next = client.next(here); next.isPresent(); next = client.next(here)) {
            Choice.Chosen chosen = choice.after(here, next.get());
            observations.add(chosen.observation());
            here = chosen.next();
            if (here.phase() == Phase.HANDSHAKE) {
                client.clear();
                Choice.Chosen up = choice.after(here, new Stimulus.Handshake());
                observations.add(up.observation());
                here = up.next();
            }
        }
        if (over(here)) {
            observations.add(new Observation.Closed());
        }
        return new Reaction(observations, here);
    }

    private static boolean over(SessionState state) {
        return state.phase() == Phase.CLOSED || state.phase() == Phase.CLOSING;
    }

    List<StimulusClass> alphabet() {
        return alphabet;
    }

    /** States reached, the one behind the greeting first. */
    List<SessionState> states() {
        return List.copyOf(states);
    }

    /** The number of a state; empty where it is none of those reached. */
    Optional<Integer> numberOf(SessionState state) {
        return Optional.ofNullable(numbers.get(state));
    }

    Optional<Reaction> reaction(int state, int stimulus) {
        return reactions.get(state).get(stimulus);
    }

    /** The number of the state that a possible stimulus leads to. */
    int next(int state, int stimulus) {
        return numbers.get(reaction(state, stimulus).orElseThrow().next());
    }

    /**
     * Puts states together that no sequence of stimuli tells apart (Moore's partition refinement).
     *
     * @return for each state the number of its class; classes are numbered in the order of their first states
     */
    int[] classes() {
        int[] classes = new int[states.size()];
        int count = 1;
        while (true) {
            Map<List<Object>, Integer> signatures = new HashMap<>();
            int[] finer = new int[states.size()];
            for (int state = 0; state < states.size(); state++) {
                List<Object> signature = signature(state, classes);
                signatures.putIfAbsent(signature, signatures.size());
                finer[state] = signatures.get(signature);
            }
            if (signatures.size() == count && Arrays.equals(finer, classes)) {
                return classes;
            }
            count = signatures.size();
            classes = finer;
        }
    }

    /** SHA-256 of the minimal machine: what it answers to what, and where it is then. */
    String hash() {
        int[] classes = classes();
        StringBuilder text = new StringBuilder();
        int printed = 0;
        for (int state = 0; state < states.size(); state++) {
            if (classes[state] < printed) {
                continue;
            }
            printed++;
            text.append(states.get(state).describe()).append('\n');
            for (int stimulus = 0; stimulus < alphabet.size(); stimulus++) {
                if (reaction(state, stimulus).isPresent()) {
                    text.append(alphabet.get(stimulus).name())
                            .append(" -> ")
                            .append(reaction(state, stimulus).get().output())
                            .append(" -> ")
                            .append(classes[next(state, stimulus)])
                            .append('\n');
                }
            }
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Object> signature(int state, int[] classes) {
        List<Object> signature = new ArrayList<>(List.of(classes[state]));
        for (int stimulus = 0; stimulus < alphabet.size(); stimulus++) {
            Optional<Reaction> reaction = reaction(state, stimulus);
            signature.add(reaction.map(Reaction::output).orElse(""));
            signature.add(reaction.isPresent() ? classes[next(state, stimulus)] : -1);
        }
        return signature;
    }
}

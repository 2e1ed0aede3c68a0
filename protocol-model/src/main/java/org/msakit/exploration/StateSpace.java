package org.msakit.exploration;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.msakit.model.Cell;
import org.msakit.model.Config;
import org.msakit.model.Grade;
import org.msakit.model.Observation;
import org.msakit.model.Permit;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.simulation.Model;

/**
 * Every state that a server which keeps to the model can be in, as far as a finite set of stimuli and offers tells.
 *
 * @param states how many are reachable
 * @param transitions lawful steps between them
 * @param requirements rows that some reached cell names
 * @param broken invariant to the shortest dialogue that breaks it; empty where all hold
 */
public record StateSpace(
        int states, int transitions, Set<String> requirements, Map<Invariant, List<Transition>> broken) {
    /** One lawful step. */
    public record Transition(SessionState from, Stimulus stimulus, Observation observation, SessionState to) {}

    /** Is shown everything on the way. */
    interface Visitor {
        /** A stimulus in a state, and what it permits. */
        void cell(SessionState state, Stimulus stimulus, Cell cell);

        /** A step, and how good it is. */
        void step(Transition step, Grade grade);
    }

    private static final Visitor NOBODY = new Visitor() {
        @Override
        public void cell(SessionState state, Stimulus stimulus, Cell cell) {}

        @Override
        public void step(Transition step, Grade grade) {}
    };

    /**
     * Walks through it, breadth first, and looks at each step.
     *
     * @throws IllegalArgumentException where a cell has no permit or nobody to blame, which is a fault of the model
     */
    public static StateSpace of(Model model, Config config, boolean implicitTls, List<Invariant> invariants) {
        return of(model, config, implicitTls, invariants, NOBODY);
    }

    static StateSpace of(Model model, Config config, boolean implicitTls, List<Invariant> invariants, Visitor visitor) {
        return new Walk(model, config, invariants, visitor).from(SessionState.connected(implicitTls));
    }

    /** For readers: what was sent and what came. */
    public static String print(List<Transition> way) {
        StringBuilder out = new StringBuilder();
        way.forEach(step -> out.append(step.stimulus().describe())
                .append("  ->  ")
                .append(step.observation().describe())
                .append('\n'));
        return out.toString();
    }

    private static final class Walk {
        private final Model model;
        private final Config config;
        private final List<Invariant> invariants;
        private final Visitor visitor;
        private final Map<SessionState, Optional<Transition>> reached = new HashMap<>();
        private final Deque<SessionState> open = new ArrayDeque<>();
        private final Set<String> requirements = new TreeSet<>();
        private final Map<Invariant, List<Transition>> broken = new LinkedHashMap<>();
        private int transitions;

        Walk(Model model, Config config, List<Invariant> invariants, Visitor visitor) {
            this.model = model;
            this.config = config;
            this.invariants = invariants;
            this.visitor = visitor;
        }

        StateSpace from(SessionState start) {
            reached.put(start, Optional.empty());
            open.add(start);
            while (!open.isEmpty()) {
                SessionState here = open.poll();
                Stimuli.in(here, config).forEach(stimulus -> leave(here, stimulus));
            }
            return new StateSpace(reached.size(), transitions, requirements, broken);
        }

        private void leave(SessionState here, Stimulus stimulus) {
            Cell cell = model.cell(config, here, stimulus);
            visitor.cell(here, stimulus, cell);
            requirements.addAll(cell.otherwise());
            cell.blames().forEach(b -> requirements.addAll(b.requirements()));
            for (Permit permit : cell.permits()) {
                requirements.addAll(permit.requirements());
                for (Observation observation : Observations.of(permit, here, stimulus)) {
                    boolean first = cell.permitFor(observation).equals(Optional.of(permit));
                    if (first && permit.grade() != Grade.BROKEN) {
                        permit.next()
                                .apply(observation)
                                .forEach(to -> take(new Transition(here, stimulus, observation, to), permit.grade()));
                    }
                }
            }
        }

        private void take(Transition step, Grade grade) {
            transitions++;
            visitor.step(step, grade);
            for (Invariant invariant : invariants) {
                if (!broken.containsKey(invariant) && !invariant.holds().test(config, step)) {
                    broken.put(invariant, way(step));
                }
            }
            boolean over = step.to().phase() == Phase.CLOSED || step.to().phase() == Phase.CLOSING;
            if (!over && reached.putIfAbsent(step.to(), Optional.of(step)) == null) {
                open.add(step.to());
            }
        }

        private List<Transition> way(Transition last) {
            Deque<Transition> way = new ArrayDeque<>(List.of(last));
            for (Optional<Transition> before = reached.get(last.from()); before.isPresent(); ) {
                way.addFirst(before.get());
                before = reached.get(before.get().from());
            }
            return List.copyOf(way);
        }
    }
}

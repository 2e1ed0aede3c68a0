package org.msakit.kit.explore;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.msakit.model.Config;
import org.msakit.monitor.Turn;
import org.msakit.rules.SubmissionModel;

/** Keeps count of what of the model was exercised: cells, the permits in them, and pairs of consecutive transitions. */
final class Survey {
    /** Where no place follows: the connection is gone. */
    static final int NOWHERE = -1;

    /**
     * A stimulus class sent at a place, and where it led.
     *
     * @param to a place, or {@link #NOWHERE}
     */
    private record Transition(Atlas.Goal cell, int to) {}

    /** One dialogue, step by step. */
    final class Trail {
        private Optional<Transition> last = Optional.empty();

        private Trail() {}

        /**
         * A stimulus was judged.
         *
         * @param to the place behind it, or {@link #NOWHERE}
         */
        void saw(Atlas.Goal cell, Turn turn, int to) {
            cells.computeIfAbsent(cell, c -> new CellSurvey())
                    .saw(SubmissionModel.cell(config, turn.before(), turn.stimulus()), turn.observation());
            Transition transition = new Transition(cell, to);
            leaving.computeIfAbsent(cell.place(), p -> new LinkedHashSet<>()).add(transition);
            last.ifPresent(before ->
                    followed.computeIfAbsent(before, t -> new HashSet<>()).add(transition));
            last = Optional.of(transition);
        }
    }

    private final Config config;
    private final Map<Atlas.Goal, CellSurvey> cells = new HashMap<>();
    private final Map<Integer, Set<Transition>> leaving = new HashMap<>();
    private final Map<Transition, Set<Transition>> followed = new HashMap<>();

    /**
     * One of nothing.
     *
     * @param config what the model is told about the server
     */
    Survey(Config config) {
        this.config = config;
    }

    /** A dialogue begins. */
    Trail trail() {
        return new Trail();
    }

    /**
     * What it comes to.
     *
     * @param atlas names the places, and knows which cells there are
     */
    Explored soFar(Atlas atlas) {
        List<StimulusClass> alphabet = Alphabet.all();
        List<Explored.Cell> known = Stream.concat(atlas.goals().stream(), cells.keySet().stream())
                .distinct()
                .sorted(Comparator.comparing(Atlas.Goal::place).thenComparing(Atlas.Goal::stimulus))
                .map(cell -> cells.getOrDefault(cell, new CellSurvey())
                        .soFar(
                                atlas.name(cell.place()),
                                alphabet.get(cell.stimulus()).name()))
                .toList();
        return new Explored(known, pairs(alphabet));
    }

    private Explored.Share pairs(List<StimulusClass> alphabet) {
        int done = 0;
        int possible = 0;
        for (Set<Transition> transitions : leaving.values()) {
            for (Transition first : transitions) {
                Set<Transition> exercised = followed.getOrDefault(first, Set.of());
                done += exercised.size();
                for (Transition second : leaving.getOrDefault(first.to(), Set.of())) {
                    boolean sent = alphabet.get(second.cell().stimulus())
                            .follows(alphabet.get(first.cell().stimulus()));
                    possible += sent || exercised.contains(second) ? 1 : 0;
                }
            }
        }
        return new Explored.Share(done, possible);
    }
}

package org.msakit.kit.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.msakit.exploration.Place;
import org.msakit.exploration.StateGraph;
import org.msakit.kit.run.RunResult;
import org.msakit.picture.StateDiagram;

/** The diagram of the model's states; what the run did not reach is pale. */
final class ReachedStates {
    private final Map<Place, Set<String>> sent = new HashMap<>();

    private ReachedStates(RunResult.Coverage coverage) {
        coverage.dialogues()
                .forEach((state, row) -> Place.described(state)
                        .ifPresent(place -> sent.computeIfAbsent(place, p -> new HashSet<>())
                                .addAll(row.keySet())));
    }

    static String print(RunResult.Coverage coverage) {
        ReachedStates run = new ReachedStates(coverage);
        if (run.sent.isEmpty()) {
            return "";
        }
        StateGraph graph = StateGraph.builtIn();
        long reached =
                graph.places().keySet().stream().filter(run.sent::containsKey).count();
        return "<h2>Where the run was</h2>\n<p>Places reached: "
                + reached
                + ". A line has its colour where its stimulus was sent and its end was reached; "
                + "the rest is pale.</p>\n<div class=\"picture\">\n"
                + StateDiagram.inline(graph, run.sent::containsKey, run::took)
                + "</div>\n";
    }

    private boolean took(StateGraph.Move move) {
        return sent.getOrDefault(move.from(), Set.of()).contains(move.kind()) && sent.containsKey(move.to());
    }
}

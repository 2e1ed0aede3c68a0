package org.msakit.kit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.msakit.kit.explore.Explored;
import org.msakit.model.Grade;

/** How much of the model was explored, in lines of text. */
public final class ExploredText {
    private ExploredText() {}

    /** The figures, one a line. */
    public static List<String> figures(Explored explored) {
        return List.of(
                explored.exercised() + " pairs of state and stimulus exercised",
                explored.pairs() + " pairs of consecutive transitions exercised",
                explored.replyClasses() + " reply classes seen where they are permitted",
                explored.permits(Grade.PASS) + " permitted answers seen that keep a requirement",
                explored.permits(Grade.WARN) + " permitted answers seen that bend one",
                explored.permits(Grade.INCONCLUSIVE) + " permitted answers seen that say nothing of one");
    }

    /** Pairs of state and stimulus that were not exercised, or not in full, one a line. */
    public static List<String> gaps(Explored explored) {
        List<String> gaps = new ArrayList<>();
        for (Explored.Cell cell : explored.cells()) {
            if (hasGap(cell)) {
                gaps.add("[" + cell.state() + "] " + cell.stimulus() + ": " + gap(cell));
            }
        }
        return gaps;
    }

    static boolean hasGap(Explored.Cell cell) {
        return cell.times() == 0 || !cell.telling().isEmpty();
    }

    static String gap(Explored.Cell cell) {
        return cell.times() == 0
                ? "never sent"
                : "not seen: "
                        + cell.telling().stream()
                                .map(Explored.Allowed::toString)
                                .collect(Collectors.joining(", "));
    }
}

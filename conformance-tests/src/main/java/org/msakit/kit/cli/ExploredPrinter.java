package org.msakit.kit.cli;

import java.util.stream.Collectors;
import org.msakit.kit.explore.Explored;
import org.msakit.model.Grade;

/** How much of the model was explored, for a terminal. */
final class ExploredPrinter {
    private ExploredPrinter() {}

    /**
     * The figures.
     *
     * @param everything what was not seen, by state and stimulus, stands before them
     */
    static String print(Explored explored, boolean everything) {
        return (everything ? unseen(explored) : "")
                + "exercised: " + explored.exercised() + " pairs of state and stimulus, " + explored.pairs()
                + " pairs of consecutive transitions\n"
                + "seen:      " + explored.replyClasses()
                + " reply classes that the model allows there; of its permits "
                + explored.permits(Grade.PASS) + " keep a requirement, " + explored.permits(Grade.WARN) + " bend one, "
                + explored.permits(Grade.INCONCLUSIVE) + " say nothing\n";
    }

    private static String unseen(Explored explored) {
        return explored.cells().stream()
                .filter(cell -> cell.times() == 0 || !cell.telling().isEmpty())
                .map(cell -> "[" + cell.state() + "] " + cell.stimulus() + ": "
                        + (cell.times() == 0 ? "never sent" : "not seen: " + unseen(cell)) + "\n")
                .collect(Collectors.joining());
    }

    private static String unseen(Explored.Cell cell) {
        return cell.telling().stream().map(Explored.Allowed::toString).collect(Collectors.joining(", "));
    }
}

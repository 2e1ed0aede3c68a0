package org.msakit.kit.explore;

import java.util.List;
import java.util.SortedSet;
import java.util.function.ToIntFunction;
import org.msakit.model.Grade;

/**
 * How much of the model an exploration exercised. What a cell allows is known from what was sent in it, so one that was not
 * exercised allows nothing here.
 *
 * @param cells one for each pair of state and stimulus class that is known to be possible
 * @param pairs pairs of consecutive transitions exercised (2-switch coverage), of those known to be possible: each
 *     transition seen with each one seen to leave the place where it ends
 */
public record Explored(List<Cell> cells, Share pairs) {
    /**
     * A part of a whole.
     *
     * @param done never more than {@code of}
     */
    public record Share(int done, int of) {
        @Override
        public String toString() {
            return done + " of " + of;
        }
    }

    /**
     * Observations that the model allows.
     *
     * @param when which, as {@code 550|553}
     */
    public record Allowed(String when, Grade grade) {
        @Override
        public String toString() {
            return grade == Grade.PASS ? when : when + " (" + grade + ")";
        }
    }

    /**
     * A pair of state and stimulus class.
     *
     * @param state in words
     * @param stimulus name of the class
     * @param times how often it was exercised
     * @param seen reply classes seen, of those allowed: {@code 2yz}, {@code close}
     * @param allowed reply classes that the model allows
     * @param witnessed permits of the model that an observation fell under
     * @param unwitnessed permits that none fell under
     */
    public record Cell(
            String state,
            String stimulus,
            int times,
            SortedSet<String> seen,
            SortedSet<String> allowed,
            List<Allowed> witnessed,
            List<Allowed> unwitnessed) {
        /** Permits that none fell under and that say something about a requirement. */
        public List<Allowed> telling() {
            return unwitnessed.stream()
                    .filter(permit -> permit.grade() != Grade.INCONCLUSIVE)
                    .toList();
        }
    }

    public Explored {
        cells = List.copyOf(cells);
    }

    /** Cells exercised, of those known to be possible. */
    public Share exercised() {
        return share(cell -> cell.times() > 0 ? 1 : 0, cell -> 1);
    }

    /** Reply classes seen, of those allowed in the cells exercised. */
    public Share replyClasses() {
        return share(cell -> cell.seen().size(), cell -> cell.allowed().size());
    }

    /** Permits of a grade witnessed, of those of the cells exercised. */
    public Share permits(Grade grade) {
        return share(
                cell -> count(cell.witnessed(), grade),
                cell -> count(cell.witnessed(), grade) + count(cell.unwitnessed(), grade));
    }

    private static int count(List<Allowed> permits, Grade grade) {
        return (int) permits.stream().filter(permit -> permit.grade() == grade).count();
    }

    private Share share(ToIntFunction<Cell> done, ToIntFunction<Cell> of) {
        return new Share(
                cells.stream().mapToInt(done).sum(), cells.stream().mapToInt(of).sum());
    }
}

package org.msakit.rules;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.msakit.model.Cell;
import org.msakit.model.SessionState;

/**
 * What an RFC says about MAIL or RCPT with a certain parameter. Codes are written as {@link Cell.Builder} takes them;
 * empty for none.
 *
 * @param kept codes that keep the requirements
 * @param tolerated codes that are right in effect only
 * @param open codes that say nothing
 * @param requirements whom to credit and to blame; empty where the parameter says nothing of its own
 */
record Ruling(String kept, String tolerated, String open, List<String> requirements) {
    private static final String POLICY = "550|552|553|554";

    Ruling {
        requirements = List.copyOf(requirements);
    }

    /** The parameter is lawful: the command is accepted, or refused for reasons of its own. */
    static Ruling accepted(String... requirements) {
        return new Ruling("250", "", POLICY, List.of(requirements));
    }

    /** The value is not: 501, or (right in effect) another permanent refusal. */
    static Ruling refused(String... requirements) {
        return new Ruling("501", "5yz", "", List.of(requirements));
    }

    /** Nothing is said: accepted or refused. */
    static Ruling unjudged() {
        return new Ruling("", "", "250|5yz", List.of());
    }

    /** The same with other codes that keep the requirements. */
    Ruling keptBy(String codes) {
        return new Ruling(codes, tolerated, open, requirements);
    }

    /** The same with other codes that are right in effect only. */
    Ruling tolerating(String codes) {
        return new Ruling(kept, codes, open, requirements);
    }

    /** The same with other codes that say nothing. */
    Ruling leavingOpen(String codes) {
        return new Ruling(kept, tolerated, codes, requirements);
    }

    /** Whether the parameter leaves the fate of the command to its path. */
    boolean accepts() {
        return kept.equals("250");
    }

    private boolean judges() {
        return !kept.isEmpty() || !tolerated.isEmpty();
    }

    /** What holds for a command with the parameters of both: a single fault decides, two leave the blame open. */
    Ruling and(Ruling other) {
        if (accepts() && other.accepts()) {
            Set<String> all = new LinkedHashSet<>(requirements);
            all.addAll(other.requirements);
            return new Ruling(kept, join(tolerated, other.tolerated), join(open, other.open), List.copyOf(all));
        }
        if (accepts() || !other.judges()) {
            return other;
        }
        return other.accepts() || equals(other) ? this : unjudged();
    }

    private static String join(String one, String other) {
        return String.join(
                "|",
                Stream.of(one, other)
                        .flatMap(codes -> Stream.of(codes.split("\\|")))
                        .filter(code -> !code.isEmpty())
                        .distinct()
                        .toList());
    }

    /** Adds the permits to a cell: an accepting code leads to one state, a refusal to the other. */
    Cell.Builder permit(Cell.Builder cell, UnaryOperator<SessionState> accepted, UnaryOperator<SessionState> refused) {
        codes(kept).forEach(code -> cell.pass(code, next(code, accepted, refused), requirements));
        codes(tolerated).forEach(code -> cell.warn(code, next(code, accepted, refused), requirements));
        codes(open).forEach(code -> cell.open(code, next(code, accepted, refused)));
        return cell;
    }

    /** The whole cell of a command whose parameters decide its fate; an unlawful acceptance is known to be one. */
    Cell cell(
            SessionState state,
            UnaryOperator<SessionState> accepted,
            UnaryOperator<SessionState> refused,
            String otherwise) {
        Cell.Builder cell = permit(Cell.in(state), accepted, refused);
        if (requirements.isEmpty()) {
            return cell.otherwise(otherwise);
        }
        return cell.broken("250", accepted, requirements.toArray(String[]::new)).otherwise(requirements);
    }

    private static Stream<String> codes(String all) {
        return Stream.of(all.split("\\|")).filter(code -> !code.isEmpty());
    }

    private static UnaryOperator<SessionState> next(
            String code, UnaryOperator<SessionState> accepted, UnaryOperator<SessionState> refused) {
        return code.startsWith("2") ? accepted : refused;
    }
}

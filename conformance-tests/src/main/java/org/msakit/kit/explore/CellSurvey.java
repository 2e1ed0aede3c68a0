package org.msakit.kit.explore;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.msakit.model.Cell;
import org.msakit.model.Grade;
import org.msakit.model.Observation;
import org.msakit.model.Pattern;
import org.msakit.model.Permit;
import org.msakit.wire.Reply;

/** What the model allows in one pair of place and stimulus class, over all members of the class sent, and what was seen. */
final class CellSurvey {
    private static final String CLOSE = "close";

    private final Set<Explored.Allowed> permits = new LinkedHashSet<>();
    private final Set<Explored.Allowed> witnessed = new LinkedHashSet<>();
    private final SortedSet<String> allowed = new TreeSet<>();
    private final SortedSet<String> seen = new TreeSet<>();
    private int times;

    /** A stimulus of the class was sent. */
    void saw(Cell cell, Observation observation) {
        times++;
        for (Permit permit : cell.permits()) {
            List<Integer> codes = permit.when().usualCodes();
            if (permit.grade() != Grade.BROKEN && (codes.isEmpty() || isFirst(cell, permit, codes))) {
                permits.add(named(permit));
                allowed.addAll(classes(permit.when(), codes));
            }
        }
        Optional<Permit> taken = cell.permitFor(observation).filter(p -> p.grade() != Grade.BROKEN);
        taken.ifPresent(permit -> {
            permits.add(named(permit));
            witnessed.add(named(permit));
            className(observation).forEach(name -> {
                allowed.add(name);
                seen.add(name);
            });
        });
    }

    /** Whether a reply falls under a permit at all: the first one that matches counts. */
    private static boolean isFirst(Cell cell, Permit permit, List<Integer> codes) {
        return codes.stream()
                .map(code -> new Observation.Answer(new Reply(code, List.of(), Set.of())))
                .anyMatch(
                        answer -> cell.permitFor(answer).filter(permit::equals).isPresent());
    }

    private static Explored.Allowed named(Permit permit) {
        return new Explored.Allowed(permit.when().text(), permit.grade());
    }

    private static List<String> classes(Pattern pattern, List<Integer> codes) {
        return pattern.equals(Pattern.CLOSED)
                ? List.of(CLOSE)
                : codes.stream().map(CellSurvey::classOf).toList();
    }

    private static Stream<String> className(Observation observation) {
        if (observation instanceof Observation.Answer answer) {
            return Stream.of(classOf(answer.reply().code()));
        }
        return observation instanceof Observation.Closed ? Stream.of(CLOSE) : Stream.empty();
    }

    private static String classOf(int code) {
        return code / 100 + "yz";
    }

    /** What is known so far, under these names. */
    Explored.Cell soFar(String state, String stimulus) {
        List<Explored.Allowed> unwitnessed = new ArrayList<>(permits);
        unwitnessed.removeAll(witnessed);
        return new Explored.Cell(
                state,
                stimulus,
                times,
                new TreeSet<>(seen),
                new TreeSet<>(allowed),
                List.copyOf(witnessed),
                List.copyOf(unwitnessed));
    }
}

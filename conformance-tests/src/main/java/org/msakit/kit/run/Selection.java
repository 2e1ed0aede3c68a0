package org.msakit.kit.run;

import java.util.List;
import java.util.Optional;
import org.msakit.catalogue.Level;
import org.msakit.catalogue.Requirement;

/**
 * Which requirements a run reports.
 *
 * @param include prefixes of ids; empty for all
 * @param exclude prefixes of ids
 * @param depth the weakest level wanted: {@code must}, {@code should} or {@code all}
 */
public record Selection(List<String> include, List<String> exclude, String depth) {
    public static final Selection ALL = new Selection(List.of(), List.of(), "all");

    public Selection {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    public boolean covers(Requirement requirement) {
        boolean level = switch (depth) {
            case "must" -> requirement.level().binding();
            case "should" -> requirement.level() != Level.MAY;
            default -> true;
        };
        return level
                && (include.isEmpty() || include.stream().anyMatch(requirement.id()::startsWith))
                && exclude.stream().noneMatch(requirement.id()::startsWith);
    }

    /** The first of the given prefixes that no requirement starts with, if any. */
    public static Optional<String> firstWithoutMatch(List<String> prefixes, Iterable<Requirement> all) {
        return prefixes.stream()
                .filter(prefix -> {
                    for (Requirement r : all) {
                        if (r.id().startsWith(prefix)) {
                            return false;
                        }
                    }
                    return true;
                })
                .findFirst();
    }
}

package org.msakit.audit;

import java.util.List;
import java.util.stream.Stream;

/**
 * One kind of fault.
 *
 * @param id does not change
 * @param title what it is about, in a few words
 */
public record Rule(String id, Severity severity, String title, Judge judge) {
    /** Looks for the faults. */
    @FunctionalInterface
    public interface Judge {
        Stream<Fault> faults(Subject subject);
    }

    List<Finding> findings(Subject subject) {
        return judge.faults(subject)
                .map(f -> new Finding(id, severity, f.place(), f.message(), f.allows(), f.cure()))
                .toList();
    }
}

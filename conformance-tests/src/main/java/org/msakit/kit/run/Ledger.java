package org.msakit.kit.run;

import java.util.Set;

/** How each row of the catalogue is tested. */
public final class Ledger {
    /** Where a row stands; the words are those of {@code requirements --format json}. */
    public enum Status {
        /** Judged by the model on every exchange. */
        RULE,
        /** Judged in a scenario made for it. */
        SCENARIO,
        /** Judged from configuration files. */
        AUDIT,
        /** Cannot be seen from outside; the reason is given. */
        UNOBSERVABLE,
        /** Not tested yet. */
        TODO
    }

    private static final Set<String> SCENARIO = Set.of();
    private static final Set<String> RULE = Set.of();

    private Ledger() {}

    public static Status status(String id) {
        if (SCENARIO.contains(id)) {
            return Status.SCENARIO;
        }
        return RULE.contains(id) ? Status.RULE : Status.TODO;
    }
}

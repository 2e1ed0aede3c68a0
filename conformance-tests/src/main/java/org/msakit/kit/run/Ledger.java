package org.msakit.kit.run;

import java.util.HashSet;
import java.util.Set;
import org.msakit.kit.scenario.Scenarios;

/** How each row of the catalogue is tested. */
public final class Ledger {
    /** Where a row stands; the words are those of {@code requirements --format json}. */
    public enum Status {
        /** Judged on every exchange, whatever the scenario. */
        RULE,
        /** Judged where a scenario made for it brings the server to it. */
        SCENARIO,
        /** Judged from configuration files alone. */
        AUDIT,
        /** Cannot be seen from outside; the reason is given. */
        UNOBSERVABLE,
        /** Not tested yet. */
        TODO
    }

    /** Rows that every reply is judged by. */
    private static final Set<String> RULE = Set.of(
            "RFC5321-2.2.2-1",
            "RFC5321-4.2-2",
            "RFC5321-4.2-4",
            "RFC5321-2.3.8-1",
            "RFC5321-4.2.1-1",
            "RFC5321-4.2.1-2",
            "RFC5321-4.5.3.1.5-1",
            "RFC5321-4.2-5",
            "RFC5321-3.5.2-1",
            "RFC6409-4.1-1",
            "RFC6409-5.3-1",
            "RFC4954-4-7",
            "RFC4954-6-3",
            "RFC4954-6-4",
            "LOGIN-4",
            "RFC5802-5.1-1",
            "RFC5802-6-4",
            "RFC1870-3-1",
            "RFC2920-2-1",
            "RFC3030-2-1",
            "RFC3030-3-1",
            "RFC3461-2-1",
            "RFC2034-3-1",
            "RFC2034-4-1",
            "RFC2034-4-2",
            "RFC2034-4-3",
            "RFC2034-4-4",
            "RFC3463-2-1",
            "RFC3463-2-2",
            "RFC5248-2.4-1",
            "RFC6152-2-1",
            "RFC6531-3.1-1",
            "RFC6531-3.1-2",
            "RFC6531-3.7.1-1",
            "RFC6531-3.7.4-1",
            "RFC7504-3-1",
            "RFC2852-2-1",
            "RFC4865-3-1",
            "RFC4865-4.2-1",
            "RFC6710-3-1",
            "RFC4468-4-1",
            "RFC9422-3-1");

    private static final Set<String> SCENARIO = scenarioRows();

    private Ledger() {}

    private static Set<String> scenarioRows() {
        Set<String> rows = new HashSet<>();
        Scenarios.all().forEach(s -> rows.addAll(s.rows()));
        return rows;
    }

    /** Whether the row is judged on the wire. */
    public static boolean isOnTheWire(String id) {
        return status(id) == Status.RULE || status(id) == Status.SCENARIO;
    }

    public static Status status(String id) {
        if (RULE.contains(id)) {
            return Status.RULE;
        }
        if (SCENARIO.contains(id)) {
            return Status.SCENARIO;
        }
        if (UnobservableRows.contains(id)) {
            return Status.UNOBSERVABLE;
        }
        return AuditedRows.rows().contains(id) ? Status.AUDIT : Status.TODO;
    }
}

package org.msakit.kit.run;

import java.util.Map;

/** Rows that no dialogue shows kept or broken, each with the reason. */
public final class UnobservableRows {
    private static final Map<String, String> REASONS = Map.of(
            "RFC7677-4-1",
            "only a client that knows the Finished message of a resumed TLS 1.2 session can send its tls-unique; the TLS"
                    + " stacks under Java do not give it away, and every other binding is refused by a server that keeps"
                    + " to this row and by one that does not. That a binding is checked at all is shown by RFC5802-6-2,"
                    + " what is offered under TLS 1.3 by RFC9266-4-1");

    private UnobservableRows() {}

    static boolean contains(String id) {
        return REASONS.containsKey(id);
    }

    /** Why the row cannot be seen; empty where it can. */
    public static String reason(String id) {
        return REASONS.getOrDefault(id, "");
    }
}

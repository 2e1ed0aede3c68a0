package org.msakit.kit.scenario;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.msakit.kit.target.Need;

/**
 * A short dialogue on a connection of its own.
 *
 * @param title one line for a reader
 * @param rows the requirements that it is made for; those that it says nothing about end inconclusive
 * @param need the configuration that it is about, where the usual one will not do
 * @param independent whether it may run beside others: it looks at its own connection alone, and at no clock
 * @param script what the client does
 */
public record Scenario(
        String title, List<String> rows, Optional<Need> need, boolean independent, Consumer<Session> script) {
    public Scenario {
        rows = List.copyOf(rows);
    }

    static Scenario of(String title, Consumer<Session> script, String... rows) {
        return new Scenario(title, List.of(rows), Optional.empty(), false, script);
    }

    /** A dialogue made for no requirement of its own. */
    public static Scenario judgedInPassing(String title, Consumer<Session> script) {
        return new Scenario(title, List.of(), Optional.empty(), false, script);
    }

    /** The same dialogue with the server in another configuration. */
    Scenario under(Need other) {
        return new Scenario(title, rows, Optional.of(other), independent, script);
    }

    /** The same dialogue, which may run beside others. */
    public Scenario besideOthers() {
        return new Scenario(title, rows, need, true, script);
    }
}

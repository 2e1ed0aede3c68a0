package org.msakit.kit.scenario;

import java.util.List;
import java.util.function.Consumer;

/**
 * A short dialogue on a connection of its own.
 *
 * @param title one line for a reader
 * @param rows the requirements that it is made for; those that it says nothing about end inconclusive
 * @param script what the client does
 */
public record Scenario(String title, List<String> rows, Consumer<Session> script) {
    public Scenario {
        rows = List.copyOf(rows);
    }

    static Scenario of(String title, Consumer<Session> script, String... rows) {
        return new Scenario(title, List.of(rows), script);
    }
}

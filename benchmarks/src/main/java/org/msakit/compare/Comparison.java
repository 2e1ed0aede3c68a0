package org.msakit.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the windows of a run say: each server's cost, and the reference server's in relation to it, round by round. */
final class Comparison {
    private final List<Window> windows;

    Comparison(List<Window> windows) {
        this.windows = List.copyOf(windows);
    }

    /**
     * A server under one kind of load.
     *
     * @param cpuMicros CPU time for a message
     * @param perSecond median of messages in a second
     * @param ratio cost of the reference server / cost of this one, in the same round
     * @param bar the most that the median of the ratio may be
     */
    record Row(Scenario scenario, String server, Spread cpuMicros, double perSecond, Spread ratio, OptionalDouble bar) {
        Verdict verdict() {
            return bar.isEmpty() ? Verdict.NONE : Verdict.atMost(ratio.median(), bar.getAsDouble());
        }
    }

    /** A row for each server, in the order given, under each kind of load that both it and the reference were put to. */
    List<Row> rows(List<Scenario> scenarios, List<String> servers) {
        List<Row> rows = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            Map<Integer, Window> reference = byRound(scenario, Contenders.REFERENCE);
            for (String server : servers) {
                Map<Integer, Window> own = byRound(scenario, server);
                own.keySet().retainAll(reference.keySet());
                if (!own.isEmpty()) {
                    rows.add(row(scenario, server, reference, own));
                }
            }
        }
        return rows;
    }

    private Map<Integer, Window> byRound(Scenario scenario, String server) {
        return windows.stream()
                .filter(window -> window.scenario().equals(scenario.title())
                        && window.server().equals(server))
                .collect(Collectors.toMap(Window::round, window -> window, (a, b) -> b, TreeMap::new));
    }

    private static Row row(Scenario scenario, String server, Map<Integer, Window> reference, Map<Integer, Window> own) {
        List<Double> ratios = own.values().stream()
                .map(window -> reference.get(window.round()).cpuMicros() / window.cpuMicros())
                .toList();
        return new Row(
                scenario,
                server,
                Spread.of(own.values().stream().map(Window::cpuMicros).toList()),
                Spread.of(own.values().stream().map(Window::perSecond).toList()).median(),
                Spread.of(ratios),
                scenario.bar(server));
    }
}

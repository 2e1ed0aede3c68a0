package org.msakit.kit.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.msakit.model.SessionState;

/** What was exercised how often, and which way leads where: learned from the dialogues so far. */
final class Atlas {
    /** A place: a state as far as the walks tell them apart. */
    static String place(SessionState state) {
        return state.describe() + " " + state.mail().cause() + " "
                + state.login().cause() + " " + state.exchange();
    }

    private final Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> ways = new HashMap<>();

    /** A stimulus of a class was sent in one place and led to another. */
    void saw(String from, String name, String to) {
        counts.computeIfAbsent(from, p -> new LinkedHashMap<>()).merge(name, 1, Integer::sum);
        ways.computeIfAbsent(from, p -> new HashMap<>()).put(name, to);
    }

    /** A place where these classes can be sent. */
    void open(String place, List<String> names) {
        Map<String, Integer> here = counts.computeIfAbsent(place, p -> new LinkedHashMap<>());
        names.forEach(name -> here.putIfAbsent(name, 0));
    }

    /** Pairs of place and class exercised at least once. */
    int exercised() {
        return counts.values().stream()
                .mapToInt(c -> (int) c.values().stream().filter(n -> n > 0).count())
                .sum();
    }

    /** Pairs of place and class known. */
    int known() {
        return counts.values().stream().mapToInt(Map::size).sum();
    }

    int places() {
        return counts.size();
    }

    /** One of the pairs exercised least, as place and class. */
    Optional<Map.Entry<String, String>> rarest(SplittableRandom random) {
        int least = Integer.MAX_VALUE;
        List<Map.Entry<String, String>> rare = new ArrayList<>();
        for (Map.Entry<String, Map<String, Integer>> place : counts.entrySet()) {
            for (Map.Entry<String, Integer> cell : place.getValue().entrySet()) {
                if (cell.getValue() < least) {
                    least = cell.getValue();
                    rare.clear();
                }
                if (cell.getValue() == least) {
                    rare.add(Map.entry(place.getKey(), cell.getKey()));
                }
            }
        }
        return rare.isEmpty() ? Optional.empty() : Optional.of(rare.get(random.nextInt(rare.size())));
    }

    /** The first class on a shortest way from one place to another; empty where none is known. */
    Optional<String> towards(String from, String to) {
        Map<String, String> firsts = new HashMap<>();
        Deque<String> queue = new ArrayDeque<>(List.of(from));
        firsts.put(from, "");
        while (!queue.isEmpty()) {
            String here = queue.poll();
            for (Map.Entry<String, String> way :
                    ways.getOrDefault(here, Map.of()).entrySet()) {
                if (!firsts.containsKey(way.getValue())) {
                    firsts.put(way.getValue(), here.equals(from) ? way.getKey() : firsts.get(here));
                    queue.add(way.getValue());
                }
            }
        }
        return Optional.ofNullable(firsts.get(to)).filter(first -> !first.isEmpty());
    }
}

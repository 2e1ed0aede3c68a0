package org.msakit.kit.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.msakit.kit.policy.PolicyCase.Entry;
import org.msakit.kit.policy.PolicyCase.Talk;

/**
 * Makes a case smaller for as long as it fails: fewer dialogues, entries, requests and modifiers, plainer features and
 * values. Greedy: the first smaller case that fails is the next to be shrunk.
 */
final class CaseShrinker {
    private static final List<String> PLAIN_VALUES = List.of("OK", "RELAY", "REJECT");

    private CaseShrinker() {}

    /** The smallest failing case that is found until the time is over. */
    static PolicyCase shrink(PolicyCase failing, Predicate<PolicyCase> fails, Duration time) {
        Instant end = Instant.now().plus(time);
        PolicyCase smallest = failing;
        while (true) {
            var smaller = candidates(smallest)
                    .takeWhile(candidate -> Instant.now().isBefore(end))
                    .filter(fails)
                    .findFirst();
            if (smaller.isEmpty()) {
                return smallest;
            }
            smallest = smaller.get();
        }
    }

    private static Stream<PolicyCase> candidates(PolicyCase c) {
        return Stream.of(fewerTalks(c), fewerEntries(c), fewerRequests(c), fewerModifiers(c), plainerValues(c))
                .flatMap(s -> s);
    }

    private static Stream<PolicyCase> fewerTalks(PolicyCase c) {
        return c.talks().size() < 2 ? Stream.empty() : c.talks().stream().map(t -> c.with(c.entries(), List.of(t)));
    }

    /** None, then one half, then all but one. */
    private static Stream<PolicyCase> fewerEntries(PolicyCase c) {
        int size = c.entries().size();
        Stream<List<Entry>> halves = size < 2
                ? Stream.empty()
                : Stream.of(
                        List.of(), c.entries().subList(0, size / 2), c.entries().subList(size / 2, size));
        Stream<List<Entry>> others = Stream.iterate(0, i -> i < size, i -> i + 1)
                .map(i -> {
                    List<Entry> fewer = new ArrayList<>(c.entries());
                    fewer.remove((int) i);
                    return fewer;
                });
        return Stream.concat(halves, others).map(entries -> c.with(entries, c.talks()));
    }

    private static Stream<PolicyCase> fewerRequests(PolicyCase c) {
        return Stream.iterate(0, t -> t < c.talks().size(), t -> t + 1)
                .flatMap(t -> Stream.iterate(
                                0, i -> i < c.talks().get(t).requests().size(), i -> i + 1)
                        .map(i -> replace(c, t, c.talks().get(t).without(i))));
    }

    private static PolicyCase replace(PolicyCase c, int index, Talk talk) {
        List<Talk> talks = new ArrayList<>(c.talks());
        talks.set(index, talk);
        return c.with(c.entries(), talks);
    }

    /** Listeners of any server with some of the modifiers, or with all of them under fewer features. */
    private static Stream<PolicyCase> fewerModifiers(PolicyCase c) {
        return ServerSetting.ALL.stream()
                .flatMap(s -> s.listeners().stream().map(letters -> c.on(s, letters)))
                .filter(other ->
                        other.modifiers().chars().allMatch(l -> c.modifiers().indexOf(l) >= 0))
                .filter(other -> weight(other) < weight(c))
                .sorted(Comparator.comparing(CaseShrinker::weight));
    }

    private static int weight(PolicyCase c) {
        return 1000 * c.modifiers().length()
                + c.setting().features().length()
                + c.setting().privacy().length();
    }

    private static Stream<PolicyCase> plainerValues(PolicyCase c) {
        return Stream.iterate(0, i -> i < c.entries().size(), i -> i + 1)
                .filter(i -> !PLAIN_VALUES.contains(c.entries().get(i).value()))
                .flatMap(i -> PLAIN_VALUES.stream().map(value -> {
                    List<Entry> plainer = new ArrayList<>(c.entries());
                    plainer.set(i, new Entry(c.entries().get(i).key(), value));
                    return c.with(plainer, c.talks());
                }));
    }
}

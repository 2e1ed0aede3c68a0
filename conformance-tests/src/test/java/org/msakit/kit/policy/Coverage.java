package org.msakit.kit.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.msakit.kit.policy.Comparison.Exchange;
import org.msakit.kit.policy.PolicyCase.Entry;
import org.msakit.kit.policy.PolicyCase.Talk;
import org.msakit.policy.Policy;
import org.msakit.policy.PolicyState;
import org.msakit.policy.Release;
import org.msakit.policy.Request;
import org.msakit.policy.Step;
import org.msakit.policy.SubmissionPolicy;
import org.msakit.sendmail.access.AccessAction;
import org.msakit.sendmail.access.AccessKey;
import org.msakit.sendmail.access.Tag;

/**
 * What the cases so far have covered: modifier x key form x value x stage x login, for every entry that decided on a
 * reply or on what is remembered. An entry decides where the model says something else without it.
 */
final class Coverage {
    private static final List<String> COLUMNS = List.of("modifier", "key form", "value", "stage", "login");

    private static final int NAMED = 20;

    private final SubmissionPolicy model;
    private final String network;
    private final Release release;
    private final TreeMap<List<String>, Integer> cells = new TreeMap<>(Comparator.comparing(Object::toString));
    private final Map<String, Integer> stages = new TreeMap<>();
    private int exchanges;

    /** By this model, for cases in this network. */
    Coverage(SubmissionPolicy model, String network, Release release) {
        this.model = model;
        this.network = network;
        this.release = release;
    }

    void add(Exchange exchange) {
        exchanges++;
        String stage = exchange.request().getClass().getSimpleName().toUpperCase(Locale.ROOT);
        String login = exchange.before().mechanism().orElse("none");
        stages.merge(stage + "/" + login, 1, Integer::sum);
        for (Entry entry : exchange.policyCase().entries()) {
            if (decides(entry, exchange)) {
                for (String letter : letters(exchange.policyCase().modifiers())) {
                    cells.merge(List.of(letter, form(entry), value(entry), stage, login), 1, Integer::sum);
                }
            }
        }
    }

    private boolean decides(Entry entry, Exchange exchange) {
        List<Entry> others = new ArrayList<>(exchange.policyCase().entries());
        others.remove(entry);
        PolicyCase without = exchange.policyCase().with(others, List.of());
        Step step = model.answer(without.policy(network, release), exchange.before(), exchange.request());
        return !step.equals(exchange.predicted());
    }

    private static List<String> letters(String modifiers) {
        return modifiers.isEmpty()
                ? List.of("none")
                : modifiers.chars().mapToObj(Character::toString).toList();
    }

    private static String form(Entry entry) {
        AccessKey key = AccessKey.of(entry.key());
        return (key.tag() == Tag.NONE ? "untagged " : key.tag() + ":") + key.form();
    }

    private static String value(Entry entry) {
        AccessKey key = AccessKey.of(entry.key());
        return key.tag() == Tag.SRV_FEATURES || key.tag() == Tag.SPAM
                ? entry.value()
                : AccessAction.of(entry.value()).kind().name();
    }

    /** What so many random cases come to in the model alone, with nobody to ask. */
    Coverage possible(int cases) {
        Coverage possible = new Coverage(model, network, release);
        JqwikSession.run(() -> {
            RandomGenerator<PolicyCase> generator = PolicyCases.all().generator(cases);
            Random random = new Random(cases);
            for (int i = 0; i < cases; i++) {
                PolicyCase each = generator.next(random).value();
                each.talks().forEach(talk -> possible.walk(each, talk));
            }
        });
        return possible;
    }

    private void walk(PolicyCase policyCase, Talk talk) {
        Policy policy = policyCase.policy(network, release);
        PolicyState state = PolicyState.of(talk.vantage().client(network));
        List<Request> requests = new ArrayList<>(List.of(new Request.Connect()));
        requests.addAll(talk.requests());
        for (Request request : requests) {
            if (request instanceof Request.Content && !state.content()) {
                continue;
            }
            Step step = model.answer(policy, state, request);
            add(new Exchange(policyCase, state, request, step, new Answer(Optional.empty())));
            state = step.next();
            if (step.closes()) {
                return;
            }
        }
    }

    /** How many possible cells were not covered, and which are the first. */
    String missing(Coverage possible) {
        List<String> names =
                uncovered(possible).map(cell -> String.join(" ", cell)).toList();
        return names.size() + " cells are not covered that the model comes to in " + possible.exchanges + " exchanges"
                + (names.isEmpty()
                        ? ""
                        : ", such as:\n  " + String.join("\n  ", names.subList(0, Math.min(NAMED, names.size()))));
    }

    private Stream<List<String>> uncovered(Coverage possible) {
        return possible.cells.keySet().stream().filter(cell -> !cells.containsKey(cell));
    }

    /** Writes all of it, a cell a line, with how often it was hit: 0 for those that are possible and were not. */
    void write(Path file, Coverage possible) {
        StringBuilder text = new StringBuilder(String.join("\t", COLUMNS) + "\ttimes\n");
        Map<List<String>, Integer> all = new TreeMap<>(cells.comparator());
        uncovered(possible).forEach(cell -> all.put(cell, 0));
        all.putAll(cells);
        all.forEach((cell, times) ->
                text.append(String.join("\t", cell)).append('\t').append(times).append('\n'));
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Figures: in all, and by each column. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(exchanges + " exchanges; " + cells.size() + " cells of "
                + String.join(" x ", COLUMNS) + " in which an entry decided");
        for (int column = 0; column < COLUMNS.size(); column++) {
            int at = column;
            Map<String, Integer> sums = cells.entrySet().stream()
                    .collect(
                            Collectors.toMap(e -> e.getKey().get(at), Map.Entry::getValue, Integer::sum, TreeMap::new));
            text.append("\n  ").append(COLUMNS.get(column)).append(": ").append(sums);
        }
        return text + "\n  all exchanges by stage/login: " + stages;
    }
}

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
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.msakit.kit.policy.Comparison.Exchange;
import org.msakit.kit.policy.PolicyCase.Entry;
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

    private final SubmissionPolicy model;
    private final String network;
    private final Map<List<String>, Integer> cells = new TreeMap<>(Comparator.comparing(Object::toString));
    private final Map<String, Integer> stages = new TreeMap<>();
    private int exchanges;

    /** By this model, for cases in this network. */
    Coverage(SubmissionPolicy model, String network) {
        this.model = model;
        this.network = network;
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
        Step step = model.answer(without.policy(network), exchange.before(), exchange.request());
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

    /** Writes all of it, a cell a line, with how often it was hit. */
    void write(Path file) {
        StringBuilder text = new StringBuilder(String.join("\t", COLUMNS) + "\ttimes\n");
        cells.forEach((cell, times) ->
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

package org.msakit.kit.explore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.automatalib.alphabet.impl.Alphabets;
import net.automatalib.automaton.transducer.impl.CompactMealy;
import net.automatalib.util.automaton.conformance.WpMethodTestsIterator;
import net.automatalib.util.automaton.cover.Covers;

/**
 * Derives test words from the minimal canonical server. Where a stimulus has no sense the machine stays and says so;
 * such steps are left out of the words, and so are words that others begin with.
 */
final class Derivation {
    private static final String NOT_SENT = "not sent";

    private final CanonicalMachine machine;
    private final CompactMealy<String, String> mealy;

    Derivation(CanonicalMachine machine) {
        this.machine = machine;
        this.mealy = mealy();
    }

    private CompactMealy<String, String> mealy() {
        int[] classes = machine.classes();
        int size = IntStream.of(classes).max().orElseThrow() + 1;
        List<String> names = names();
        CompactMealy<String, String> made = new CompactMealy<>(Alphabets.fromCollection(names));
        IntStream.range(0, size).forEach(i -> made.addState());
        made.setInitialState(0);
        int filled = 0;
        for (int state = 0; state < classes.length; state++) {
            if (classes[state] < filled) {
                continue;
            }
            for (int i = 0; i < names.size(); i++) {
                boolean sent = machine.reaction(state, i).isPresent();
                int next = sent ? classes[machine.next(state, i)] : filled;
                String output = sent ? machine.reaction(state, i).get().output() : NOT_SENT;
                made.addTransition(filled, names.get(i), next, output);
            }
            filled++;
        }
        return made;
    }

    private List<String> names() {
        return machine.alphabet().stream().map(StimulusClass::name).toList();
    }

    int states() {
        return mealy.size();
    }

    /** Every transition once. */
    Words cover() {
        List<net.automatalib.word.Word<String>> cover = new ArrayList<>();
        Covers.transitionCover(mealy, names(), cover);
        return words(cover);
    }

    /** The Wp-method for servers with no more states than the canonical one. */
    Words wp() {
        List<net.automatalib.word.Word<String>> all = new ArrayList<>();
        new WpMethodTestsIterator<>(mealy, names(), 0).forEachRemaining(all::add);
        return words(all);
    }

    private Words words(Collection<net.automatalib.word.Word<String>> all) {
        Set<List<String>> sent = new LinkedHashSet<>();
        all.forEach(word -> sent.add(sent(word)));
        Set<List<String>> beginnings = new LinkedHashSet<>();
        sent.forEach(word -> IntStream.range(0, word.size()).forEach(end -> beginnings.add(word.subList(0, end))));
        return new Words(
                machine.hash(),
                sent.stream()
                        .filter(word -> !beginnings.contains(word))
                        .map(Word::new)
                        .sorted(Comparator.comparing(Word::failsLogins).thenComparing(Word::toString))
                        .toList());
    }

    private List<String> sent(net.automatalib.word.Word<String> word) {
        List<String> sent = new ArrayList<>();
        int state = 0;
        for (String name : word) {
            if (!NOT_SENT.equals(mealy.getOutput(state, name))) {
                sent.add(name);
            }
            state = mealy.getSuccessor(state, name);
        }
        return sent;
    }
}

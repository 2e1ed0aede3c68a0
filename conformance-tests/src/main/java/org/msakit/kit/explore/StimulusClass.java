package org.msakit.kit.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.msakit.kit.grammar.Form;
import org.msakit.model.SessionState;
import org.msakit.wire.Octets;

/**
 * A kind of stimulus that the model tells apart.
 *
 * @param name for coverage
 * @param when the states in which it can be sent
 * @param most how often a dialogue bears it, for the sake of servers that count errors
 * @param usual draws an ordinary one; behind a 220 to STARTTLS a handshake belongs to it
 * @param forms all kinds of data that it comes with besides, valid or each with one fault
 */
record StimulusClass(
        String name,
        Predicate<SessionState> when,
        int most,
        BiFunction<Situation, SplittableRandom, Octets> usual,
        Function<Situation, List<Form>> forms) {
    /** Classes of RCPT that name nobody but the test recipient. */
    private static final Set<String> TO_TEST_RECIPIENT = Set.of("RCPT known", "RCPT with parameters");

    /** A line that can be sent in such states, as often as one likes. */
    static StimulusClass line(
            String name, Predicate<SessionState> when, BiFunction<Situation, SplittableRandom, String> text) {
        return octets(name, when, (s, r) -> Octets.line(text.apply(s, r)));
    }

    /** The same with octets as they go out. */
    static StimulusClass octets(
            String name, Predicate<SessionState> when, BiFunction<Situation, SplittableRandom, Octets> octets) {
        return new StimulusClass(name, when, Integer.MAX_VALUE, octets, s -> List.of());
    }

    /** The same, not more often than so in a dialogue. */
    StimulusClass atMost(int times) {
        return new StimulusClass(name, when, times, usual, forms);
    }

    /** The same with further lines, without their ends. */
    StimulusClass or(List<Form> lines) {
        return orOctets(lines.stream().map(StimulusClass::line).toList());
    }

    /** The same with further octets as they go out. */
    StimulusClass orOctets(List<Form> octets) {
        return new StimulusClass(name, when, most, usual, s -> joined(forms.apply(s), octets));
    }

    /** The same with further lines that depend on where they are sent. */
    StimulusClass or(Function<Situation, List<Form>> lines) {
        return new StimulusClass(
                name,
                when,
                most,
                usual,
                s -> joined(
                        forms.apply(s),
                        lines.apply(s).stream().map(StimulusClass::line).toList()));
    }

    private static Form line(Form form) {
        return form.within("", "\r\n");
    }

    private static List<Form> joined(List<Form> some, List<Form> others) {
        if (some.isEmpty()) {
            return others;
        }
        List<Form> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    /** The one of the kind that stands for all of them; the same for the same name, target and state. */
    Octets typical(Situation situation) {
        return usual.apply(situation, new SplittableRandom(name.hashCode()));
    }

    /** Every second time the typical one, else any of any form. */
    Data draw(Situation situation, SplittableRandom random) {
        if (random.nextBoolean()) {
            return new Data("", typical(situation));
        }
        List<Form> all = forms.apply(situation);
        int chosen = random.nextInt(all.size() + 1);
        if (chosen == all.size()) {
            return new Data("", usual.apply(situation, random));
        }
        return new Data(all.get(chosen).label(), all.get(chosen).draw().apply(random));
    }

    /** Whether it may stand anywhere in a pipelined group (RFC 2920 section 3.1). */
    boolean pipelined() {
        return name.startsWith("RSET") || name.startsWith("MAIL") || name.startsWith("RCPT");
    }

    /** Whether it may end one: a change of state that the client has to wait for must not be guessed at. */
    boolean endsGroups() {
        return !name.startsWith("AUTH") && !startsTls() && !name.contains("control");
    }

    boolean isHello() {
        return name.startsWith("EHLO") || name.startsWith("HELO");
    }

    boolean startsTls() {
        return name.equals("STARTTLS");
    }

    /** Whether it may name a recipient other than the test recipient. */
    boolean namesOthers() {
        return name.startsWith("RCPT") && !TO_TEST_RECIPIENT.contains(name);
    }

    /** Whether it completes a message where there are recipients. */
    boolean completes() {
        return name.startsWith("content") || (name.startsWith("BDAT") && name.endsWith("last"));
    }

    /** Whether a walk may send it right behind another one. */
    boolean follows(StimulusClass before) {
        boolean again = most == 1 && name.equals(before.name());
        return !again && !(completes() && before.namesOthers());
    }
}

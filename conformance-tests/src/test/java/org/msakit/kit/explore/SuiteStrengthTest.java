package org.msakit.kit.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.msakit.kit.client.Connection;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.scenario.PreconditionNotMet;
import org.msakit.kit.scenario.Session;

/**
 * How many of the canonical server's single faults the dialogues find, of all that the model does not permit. Only the
 * dialogues through the state machine count here, not the scenarios.
 */
class SuiteStrengthTest {
    private static final long SEED = 20061;
    private static final int OF_EXPLORE = 35_000;

    private static final CanonicalMachine MACHINE = CanonicalServer.machine(Alphabet.all());
    private static final FaultDomain DOMAIN = new FaultDomain(MACHINE, Oracle.exact(CanonicalServer.TARGET.config()));
    private static List<Fault> faults = List.of();

    /** Percentages of the wrong replies and of the wrong next states that are found. */
    private record Strength(double replies, double nextStates) {}

    @BeforeAll
    static void collectFaults() {
        faults = new FaultDomain(MACHINE, Oracle.forgetful(CanonicalServer.TARGET.config())).unlawful();
        System.out.println("canonical server: states " + DOMAIN.size() + ", stimuli "
                + MACHINE.alphabet().size() + "; faults " + DOMAIN.all().size() + ", unlawful " + faults.size()
                + ", of these in replies " + ofReplies(faults) + "; the others no dialogue shows");
    }

    @Test
    void theCoverFindsLittleBesideWrongReplies() {
        Strength cover =
                strength("check --quick", DOMAIN.steps(Words.read(Words.COVER).words()));
        assertThat(cover.replies()).isGreaterThan(40);
    }

    @Test
    void theSuiteFindsAlmostEveryFault() throws UnreachableException {
        List<Word> words = Words.all();
        Atlas atlas = atlas();
        Lessons lessons = new Lessons();
        for (int i = 0; i < words.size(); i++) {
            run(words.get(i).scenario(atlas, lessons, i).script());
        }
        lessons.teach(atlas);
        List<List<FaultDomain.Step>> suite = new ArrayList<>(DOMAIN.steps(words));
        suite.addAll(walks(atlas, List.of(), Thoroughness.NUMBER_OF_WALKS, Integer.MAX_VALUE));
        Strength strength = strength("check", suite);
        assertThat(strength.replies()).isGreaterThanOrEqualTo(99.5);
        assertThat(strength.nextStates()).isGreaterThanOrEqualTo(97);
    }

    /** What the words are worth that are made for these faults is no news; the walks alone know nothing of them. */
    @Test
    void walksAloneFindAlmostEveryFault() throws UnreachableException {
        Strength strength =
                strength("walks, " + OF_EXPLORE + " stimuli", walks(atlas(), List.of(), Integer.MAX_VALUE, OF_EXPLORE));
        assertThat(strength.replies()).isGreaterThan(99.5);
        assertThat(strength.nextStates()).isGreaterThan(98.5);
    }

    @Test
    void exploringFindsEveryFault() throws UnreachableException {
        Strength strength = strength(
                "explore, " + OF_EXPLORE + " stimuli", walks(atlas(), Words.all(), Integer.MAX_VALUE, OF_EXPLORE));
        assertThat(strength.replies()).isEqualTo(100);
        assertThat(strength.nextStates()).isEqualTo(100);
    }

    private static Strength strength(String what, List<List<FaultDomain.Step>> dialogues) {
        List<Fault> alive = DOMAIN.survivors(faults, dialogues);
        long replies = ofReplies(faults);
        long repliesAlive = ofReplies(alive);
        Strength strength = new Strength(
                share(replies - repliesAlive, replies),
                share(faults.size() - replies - (alive.size() - repliesAlive), faults.size() - replies));
        System.out.printf(
                Locale.ROOT,
                "%s: dialogues %d, stimuli %d; finds %.2f %% of wrong replies, %.2f %% of wrong next states%n",
                what,
                dialogues.size(),
                dialogues.stream().mapToInt(List::size).sum(),
                strength.replies(),
                strength.nextStates());
        return strength;
    }

    private static double share(long part, long whole) {
        return 100.0 * part / whole;
    }

    private static long ofReplies(List<Fault> some) {
        return some.stream().filter(Fault::inReply).count();
    }

    private static int number(String stimulus) {
        return MACHINE.alphabet().stream().map(StimulusClass::name).toList().indexOf(stimulus);
    }

    private static Atlas atlas() {
        return new Atlas(CanonicalServer.TARGET.config(), MACHINE.alphabet().size());
    }

    /** What the walker sends to the canonical server. */
    private static List<List<FaultDomain.Step>> walks(Atlas atlas, List<Word> words, int most, int stimuli)
            throws UnreachableException {
        List<List<FaultDomain.Step>> walks = new ArrayList<>();
        Walker walker = new Walker(
                atlas,
                words,
                SEED,
                sending -> walks.get(walks.size() - 1)
                        .add(new FaultDomain.Step(number(sending.stimulus().name()), Optional.of(sending.octets()))));
        while (walks.size() < most && walker.stimuli() < stimuli) {
            walks.add(new ArrayList<>());
            run(walker::walk);
            int last = walks.size() - 1;
            Optional<Word> word = walker.taken();
            if (word.isPresent()) {
                walks.set(last, DOMAIN.steps(List.of(word.get())).get(0));
            } else {
                goOnWhereTheServerStays(walks.get(last));
            }
        }
        return walks;
    }

    /** The canonical server leaves behind QUIT; where a faulty one stays the walker has steps left. */
    private static void goOnWhereTheServerStays(List<FaultDomain.Step> walk) {
        int last = walk.isEmpty() ? -1 : walk.get(walk.size() - 1).stimulus();
        if (last == number("QUIT")) {
            walk.add(new FaultDomain.Step(number("NOOP"), Optional.empty()));
        }
    }

    private static void run(Consumer<Session> script) throws UnreachableException {
        try (Connection connection = CanonicalServer.TARGET.dialer().dial();
                Session session = new Session(CanonicalServer.TARGET, connection)) {
            session.greeting();
            script.accept(session);
        } catch (PreconditionNotMet e) {
            // The dialogue came to its end.
        }
    }
}

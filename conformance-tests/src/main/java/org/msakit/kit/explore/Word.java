package org.msakit.kit.explore;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.msakit.kit.scenario.Scenario;

/**
 * A test word: stimulus classes, one after the other. Those that have no sense where a server is are left out.
 *
 * @param stimuli names of classes
 */
record Word(List<String> stimuli) {
    private static final Map<String, StimulusClass> CLASSES =
            Alphabet.all().stream().collect(Collectors.toMap(StimulusClass::name, Function.identity()));

    private static final String BETWEEN = "; ";

    Word {
        stimuli = List.copyOf(stimuli);
    }

    /**
     * Reads the form of {@link #toString}.
     *
     * @throws IllegalArgumentException where it names an unknown class
     */
    static Word parse(String text) {
        Word word = new Word(Arrays.asList(text.split(BETWEEN)));
        word.stimuli().stream().filter(name -> !CLASSES.containsKey(name)).forEach(name -> {
            throw new IllegalArgumentException("no stimulus is called " + name);
        });
        return word;
    }

    /**
     * As a scenario that is made for no requirement of its own: every exchange is judged in passing.
     *
     * @param atlas what learns later from what is kept in the lessons
     * @param number of the dialogue in the lessons
     */
    Scenario scenario(Atlas atlas, Lessons lessons, int number) {
        return Scenario.judgedInPassing(
                        "word: " + this, session -> send(new Conversation(session, atlas, lessons.of(number)::add)))
                .besideOthers();
    }

    private void send(Conversation conversation) {
        classes()
                .filter(conversation::admits)
                .forEach(stimulus ->
                        conversation.send(Sending.whole(stimulus, stimulus.typical(conversation.situation()))));
    }

    /** The classes in order. */
    Stream<StimulusClass> classes() {
        return stimuli.stream().map(CLASSES::get);
    }

    /** Whether it gives a wrong password, which servers count. */
    boolean failsLogins() {
        return stimuli.stream().anyMatch(name -> name.contains("wrong"));
    }

    @Override
    public String toString() {
        return String.join(BETWEEN, stimuli);
    }
}

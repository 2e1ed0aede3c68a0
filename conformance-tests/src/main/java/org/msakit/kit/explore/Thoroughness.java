package org.msakit.kit.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.msakit.kit.scenario.Scenario;
import org.msakit.model.Config;

/** How much of the state machine a run of the suite walks through, beyond the scenarios that are made for rows. */
public enum Thoroughness {
    /** Nothing beyond them. */
    SCENARIOS,
    /** Every transition of the canonical server. */
    COVER,
    /** Every transition with what identifies the state behind it, and goal-directed walks. */
    WALKS;

    /** Goal-directed walks of a run with walks. */
    static final int NUMBER_OF_WALKS = 100;

    /**
     * The dialogues to run, in this order.
     *
     * @param config what the model is told about the server
     */
    public List<Scenario> scenarios(Config config, long seed) {
        Atlas atlas = new Atlas(config, Alphabet.all().size());
        Lessons lessons = new Lessons();
        return switch (this) {
            case SCENARIOS -> List.of();
            case COVER -> words(Words.read(Words.COVER).words(), atlas, lessons);
            case WALKS -> {
                List<Scenario> all = new ArrayList<>(words(Words.all(), atlas, lessons));
                all.addAll(Walk.scenarios(atlas, lessons, seed, NUMBER_OF_WALKS));
                yield List.copyOf(all);
            }
        };
    }

    private static List<Scenario> words(List<Word> words, Atlas atlas, Lessons lessons) {
        return IntStream.range(0, words.size())
                .mapToObj(number -> words.get(number).scenario(atlas, lessons, number))
                .toList();
    }
}

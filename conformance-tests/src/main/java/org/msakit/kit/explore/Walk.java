package org.msakit.kit.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.msakit.kit.scenario.Scenario;
import org.msakit.kit.scenario.Session;

/** One walk, drawn when it is first walked and the same whenever it is walked again. */
final class Walk implements Consumer<Session> {
    private final Atlas atlas;
    private final Consumer<Session> first;
    private final List<Sending> steps;
    private boolean walked;

    private Walk(Atlas atlas, Consumer<Session> first, List<Sending> steps) {
        this.atlas = atlas;
        this.first = first;
        this.steps = steps;
    }

    /**
     * Goal-directed walks, each led by what the dialogues before it left out.
     *
     * @param lessons of dialogues that are over when the first walk begins
     */
    static List<Scenario> scenarios(Atlas atlas, Lessons lessons, long seed, int walks) {
        List<List<Sending>> drawn = new ArrayList<>();
        Walker walker = new Walker(
                atlas, List.of(), seed, sending -> drawn.get(drawn.size() - 1).add(sending));
        return IntStream.rangeClosed(1, walks)
                .mapToObj(number -> {
                    List<Sending> steps = new ArrayList<>();
                    Consumer<Session> first = session -> {
                        lessons.teach(atlas);
                        drawn.add(steps);
                        walker.walk(session);
                    };
                    return Scenario.judgedInPassing("walk " + number, new Walk(atlas, first, steps));
                })
                .toList();
    }

    @Override
    public void accept(Session session) {
        if (!walked) {
            walked = true;
            first.accept(session);
            return;
        }
        Conversation conversation = new Conversation(session, atlas, new Learner(atlas)::learn);
        steps.stream().filter(step -> conversation.admits(step.stimulus())).forEach(conversation::send);
        conversation.flush();
    }
}

package org.msakit.kit.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.msakit.monitor.Turn;

/**
 * What numbered dialogues showed, kept until an atlas learns it. The dialogues may run beside each other; what is learned
 * does not depend on which of them was first.
 */
final class Lessons {
    /** What one dialogue showed. */
    static final class Lesson {
        private record Part(List<Sending> sent, List<Turn> turns) {}

        private final List<Part> parts = new ArrayList<>();

        private Lesson() {}

        void add(List<Sending> sent, List<Turn> turns) {
            parts.add(new Part(sent, turns));
        }

        private void teach(Atlas atlas) {
            Learner learner = new Learner(atlas);
            parts.forEach(part -> learner.learn(part.sent(), part.turns()));
        }
    }

    private final NavigableMap<Integer, List<Lesson>> byDialogue = new TreeMap<>();

    /** An empty one for a dialogue that begins; one that is had again shows something again. */
    synchronized Lesson of(int dialogue) {
        Lesson lesson = new Lesson();
        byDialogue.computeIfAbsent(dialogue, n -> new ArrayList<>()).add(lesson);
        return lesson;
    }

    /** Has an atlas learn what was not taught yet. No dialogue may be under way. */
    synchronized void teach(Atlas atlas) {
        byDialogue.values().forEach(lessons -> lessons.forEach(lesson -> lesson.teach(atlas)));
        byDialogue.clear();
    }
}

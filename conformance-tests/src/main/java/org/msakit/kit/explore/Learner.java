package org.msakit.kit.explore;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.msakit.model.Observation;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.monitor.Turn;

/** Has an atlas learn from one dialogue, step by step. */
final class Learner {
    private final Atlas atlas;
    private final Survey.Trail trail;
    private final List<Suspicion> suspicions = new ArrayList<>();

    Learner(Atlas atlas) {
        this.atlas = atlas;
        this.trail = atlas.survey().trail();
    }

    /** What is left of the suspicion that a transition of this dialogue led elsewhere. */
    Optional<Suspicion> suspicion(Atlas.Goal transition) {
        return suspicions.stream().filter(s -> s.isOf(transition)).findFirst();
    }

    /** What was sent, and what came of it. */
    void learn(List<Sending> sent, List<Turn> turns) {
        Iterator<Sending> next = sent.iterator();
        for (int i = 0; i < turns.size() && next.hasNext(); i++) {
            Turn turn = turns.get(i);
            if (turn.stimulus() instanceof Stimulus.Handshake) {
                continue;
            }
            Sending sending = next.next();
            boolean handshake = i + 1 < turns.size() && turns.get(i + 1).stimulus() instanceof Stimulus.Handshake;
            SessionState after = handshake ? turns.get(i + 1).after() : turn.after();
            if (turn.observation() instanceof Observation.Answer answer) {
                learn(sending, turn, answer, atlas.place(after));
            } else {
                trail.saw(transition(sending, turn), turn, Survey.NOWHERE);
            }
        }
    }

    private void learn(Sending sending, Turn turn, Observation.Answer answer, int next) {
        Atlas.Goal transition = transition(sending, turn);
        trail.saw(transition, turn, next);
        if (!sending.label().isEmpty()) {
            atlas.exercised(transition);
            suspicions.clear();
            return;
        }
        atlas.saw(transition, sending.octets(), answer.reply(), next);
        suspicions.forEach(s -> s.after(transition.place(), transition.stimulus(), next));
        suspicions.removeIf(Suspicion::isCleared);
        suspicions.add(new Suspicion(atlas, transition));
    }

    private Atlas.Goal transition(Sending sending, Turn turn) {
        return new Atlas.Goal(atlas.place(turn.before()), Alphabet.all().indexOf(sending.stimulus()));
    }
}

package org.msakit.kit.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.msakit.kit.scenario.Session;
import org.msakit.model.Phase;
import org.msakit.wire.Octets;

/**
 * A dialogue of stimuli, whose steps an atlas learns from; a message that names others than the test recipient is never
 * completed in it.
 */
final class Conversation {
    private final Session session;
    private final Atlas atlas;
    private final List<Suspicion> suspicions = new ArrayList<>();
    private boolean namedOthers;

    Conversation(Session session, Atlas atlas) {
        this.session = session;
        this.atlas = atlas;
    }

    Session session() {
        return session;
    }

    /** The place that the server is believed to be in. */
    int place() {
        return atlas.place(session.state());
    }

    /** Whether a stimulus has a sense where the dialogue is. */
    boolean admits(StimulusClass stimulus) {
        return stimulus.when().test(session.state()) && !(namedOthers && stimulus.completes());
    }

    /** What is left of the suspicion that a transition of this dialogue led elsewhere. */
    Optional<Suspicion> suspicion(Atlas.Goal transition) {
        return suspicions.stream().filter(s -> s.isOf(transition)).findFirst();
    }

    /**
     * Sends octets of a class, written in two pieces, and waits for what belongs to it: a reply, a handshake, the close.
     *
     * @param cut octets of the first piece; 0 for one write
     */
    void send(StimulusClass stimulus, Octets octets, int cut) {
        Atlas.Goal transition = new Atlas.Goal(place(), Alphabet.all().indexOf(stimulus));
        namedOthers |= stimulus.namesOthers();
        if (cut > 0) {
            session.write(octets.to(cut));
        }
        session.write(octets.from(cut)).replies();
        if (session.state().phase() == Phase.HANDSHAKE) {
            session.handshake();
        } else if (session.state().phase() == Phase.CLOSING) {
            session.end();
        }
        learn(transition, octets);
    }

    private void learn(Atlas.Goal transition, Octets octets) {
        int next = place();
        atlas.saw(transition, octets, session.lastReply(), next);
        suspicions.forEach(s -> s.after(transition.place(), transition.stimulus(), next));
        suspicions.removeIf(Suspicion::isCleared);
        suspicions.add(new Suspicion(atlas, transition));
    }
}

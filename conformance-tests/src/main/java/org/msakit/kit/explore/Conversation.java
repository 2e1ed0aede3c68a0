package org.msakit.kit.explore;

import org.msakit.kit.scenario.Session;
import org.msakit.model.Phase;
import org.msakit.wire.Octets;

/** A dialogue of stimuli; a message that names others than the test recipient is never completed in it. */
final class Conversation {
    private final Session session;
    private boolean namedOthers;

    Conversation(Session session) {
        this.session = session;
    }

    Session session() {
        return session;
    }

    /** Whether a stimulus has a sense where the dialogue is. */
    boolean admits(StimulusClass stimulus) {
        return stimulus.when().test(session.state()) && !(namedOthers && stimulus.completes());
    }

    /**
     * Sends octets of a class, written in two pieces, and waits for what belongs to it: a reply, a handshake, the close.
     *
     * @param cut octets of the first piece; 0 for one write
     */
    void send(StimulusClass stimulus, Octets octets, int cut) {
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
    }
}

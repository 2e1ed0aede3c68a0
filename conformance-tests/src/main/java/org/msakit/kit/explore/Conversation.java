package org.msakit.kit.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.msakit.kit.scenario.Session;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.monitor.Turn;
import org.msakit.wire.Octets;

/**
 * A dialogue of stimuli; a message that names others than the test recipient is never
 * completed in it. Stimuli that are held make up a pipelined group with the next one that is not.
 */
final class Conversation {
    private final Session session;
    private final Atlas atlas;
    private final BiConsumer<List<Sending>, List<Turn>> learner;
    private final List<Sending> group = new ArrayList<>();

    /** The place behind those that are held, if the server does as it did before. */
    private int expected;

    private boolean namedOthers;

    /**
     * One on a session behind its greeting.
     *
     * @param atlas knows where the stimuli of a group lead; not asked where none is held
     * @param learner told what was sent, and what came of it
     */
    Conversation(Session session, Atlas atlas, BiConsumer<List<Sending>, List<Turn>> learner) {
        this.session = session;
        this.atlas = atlas;
        this.learner = learner;
    }

    /** What the data of the next stimulus is drawn for. */
    Situation situation() {
        return new Situation(session.target(), state());
    }

    private SessionState state() {
        return group.isEmpty()
                ? session.state()
                : atlas.state(expected).offering(session.state().offered());
    }

    /** The place that the server is believed to be in, or will be behind what is held. */
    int place() {
        return group.isEmpty() ? atlas.place(session.state()) : expected;
    }

    /** Whether a stimulus has a sense where the dialogue is. */
    boolean admits(StimulusClass stimulus) {
        return stimulus.when().test(state())
                && !(namedOthers && stimulus.completes())
                && (group.isEmpty() || stimulus.endsGroups());
    }

    /** Whether something is held. */
    boolean waiting() {
        return !group.isEmpty();
    }

    /** Whether a stimulus may wait for the next one, and it is known where it leads. */
    boolean holds(StimulusClass stimulus) {
        int next = atlas.next(place(), number(stimulus));
        return stimulus.pipelined()
                && session.state().offered().has("PIPELINING")
                && next >= 0
                && atlas.state(next).phase() == Phase.COMMAND;
    }

    /** Sends a stimulus and waits for what belongs to it: a reply, a handshake, the close; or holds it back. */
    void send(Sending sending) {
        namedOthers |= sending.stimulus().namesOthers();
        if (sending.held() && holds(sending.stimulus())) {
            expected = atlas.next(place(), number(sending.stimulus()));
            group.add(sending);
            return;
        }
        group.add(sending);
        flush();
    }

    /** Sends what is held. */
    void flush() {
        if (group.isEmpty()) {
            return;
        }
        List<Sending> sent = List.copyOf(group);
        group.clear();
        int before = session.transcript().turns().size();
        writes(sent).forEach(session::write);
        session.replies();
        if (session.state().phase() == Phase.HANDSHAKE) {
            session.handshake();
        } else if (session.state().phase() == Phase.CLOSING) {
            session.end();
        }
        learner.accept(
                sent,
                List.copyOf(session.transcript()
                        .turns()
                        .subList(before, session.transcript().turns().size())));
    }

    /** All of them in one write, save that the last one may be cut. */
    private static List<Octets> writes(List<Sending> sent) {
        Octets held = Octets.EMPTY;
        for (Sending sending : sent.subList(0, sent.size() - 1)) {
            held = held.plus(sending.octets());
        }
        List<Octets> writes = new ArrayList<>(sent.get(sent.size() - 1).pieces());
        writes.set(0, held.plus(writes.get(0)));
        return writes;
    }

    private static int number(StimulusClass stimulus) {
        return Alphabet.all().indexOf(stimulus);
    }
}

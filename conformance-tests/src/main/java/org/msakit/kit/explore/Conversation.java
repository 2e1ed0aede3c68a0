package org.msakit.kit.explore;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.msakit.kit.scenario.Session;
import org.msakit.model.Observation;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.monitor.Turn;
import org.msakit.wire.Octets;

/**
 * A dialogue of stimuli, whose steps an atlas learns from; a message that names others than the test recipient is never
 * completed in it. Stimuli that are held make up a pipelined group with the next one that is not.
 */
final class Conversation {
    private final Session session;
    private final Atlas atlas;
    private final List<Suspicion> suspicions = new ArrayList<>();
    private final List<Sending> group = new ArrayList<>();

    /** The place behind those that are held, if the server does as it did before. */
    private int expected;

    private boolean namedOthers;

    Conversation(Session session, Atlas atlas) {
        this.session = session;
        this.atlas = atlas;
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

    /** What is left of the suspicion that a transition of this dialogue led elsewhere. */
    Optional<Suspicion> suspicion(Atlas.Goal transition) {
        return suspicions.stream().filter(s -> s.isOf(transition)).findFirst();
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
        int before = session.turns().size();
        writes(sent).forEach(session::write);
        session.replies();
        if (session.state().phase() == Phase.HANDSHAKE) {
            session.handshake();
        } else if (session.state().phase() == Phase.CLOSING) {
            session.end();
        }
        learn(sent, session.turns().subList(before, session.turns().size()));
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

    private void learn(List<Sending> sent, List<Turn> turns) {
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
            }
        }
    }

    private void learn(Sending sending, Turn turn, Observation.Answer answer, int next) {
        Atlas.Goal transition = new Atlas.Goal(atlas.place(turn.before()), number(sending.stimulus()));
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

    private static int number(StimulusClass stimulus) {
        return Alphabet.all().indexOf(stimulus);
    }
}

package org.msakit.kit.explore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.msakit.model.Config;
import org.msakit.model.Grade;
import org.msakit.model.Observation;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.monitor.ClientStream;
import org.msakit.rules.SubmissionModel;
import org.msakit.simulation.CanonicalChoice;
import org.msakit.wire.Octets;
import org.msakit.wire.Reply;

/** What a server answered the last time to each stimulus class at each place, and whether that tells places apart. */
final class Answers {
    private final Config config;
    private final CanonicalChoice canonical;
    private final int stimuli;
    private final List<SessionState> states = new ArrayList<>();
    private final List<Octets[]> sent = new ArrayList<>();
    private final List<Reply[]> replies = new ArrayList<>();

    /** By place and class: by code, whether it is lawful there. */
    private final List<List<Map<Integer, Boolean>>> lawful = new ArrayList<>();

    /** By place, class and place of another phase: whether what is answered there is lawful here. */
    private final Map<Long, Boolean> acrossPhases = new HashMap<>();

    Answers(Config config, int stimuli) {
        this.config = config;
        this.canonical = new CanonicalChoice(SubmissionModel::cell, config);
        this.stimuli = stimuli;
    }

    /** A place with the next number, where the server is in such a state. */
    void open(SessionState state) {
        states.add(state);
        sent.add(new Octets[stimuli]);
        replies.add(new Reply[stimuli]);
        List<Map<Integer, Boolean>> none = new ArrayList<>();
        for (int i = 0; i < stimuli; i++) {
            none.add(new HashMap<>());
        }
        lawful.add(none);
    }

    SessionState state(int place) {
        return states.get(place);
    }

    /**
     * Octets of a class were answered.
     *
     * @return whether it is the first time
     */
    boolean saw(int place, int stimulus, Octets octets, Reply reply) {
        Reply before = replies.get(place)[stimulus];
        replies.get(place)[stimulus] = reply;
        if (before == null) {
            sent.get(place)[stimulus] = octets;
        }
        return before == null;
    }

    /** Whether a server that is elsewhere would be blamed for what it answers to a stimulus. */
    boolean tell(int believed, int stimulus, int elsewhere) {
        Reply expected = replies.get(believed)[stimulus];
        if (expected == null) {
            return false;
        }
        if (states.get(believed).phase() != states.get(elsewhere).phase()) {
            return !acrossPhases.computeIfAbsent(
                    ((long) believed * stimuli + stimulus) << Integer.SIZE | elsewhere,
                    k -> isLawful(believed, stimulus, predicted(elsewhere, sent.get(believed)[stimulus])));
        }
        Reply reply = replies.get(elsewhere)[stimulus];
        return reply != null
                && reply.code() != expected.code()
                && !lawful.get(believed)
                        .get(stimulus)
                        .computeIfAbsent(
                                reply.code(), code -> isLawful(believed, stimulus, new Observation.Answer(reply)));
    }

    /** What a server may do with octets that are not meant for the phase it is in. */
    private Observation predicted(int place, Octets octets) {
        SessionState state = states.get(place);
        if (state.phase() == Phase.CLOSING || state.phase() == Phase.CLOSED) {
            return new Observation.Closed();
        }
        return first(state, octets)
                .map(stimulus -> canonical.after(state, stimulus).observation())
                .orElse(new Observation.Silence(Duration.ofHours(1)));
    }

    private static Optional<Stimulus> first(SessionState state, Octets octets) {
        ClientStream client = new ClientStream();
        client.add(octets, List.of());
        return client.next(state);
    }

    private boolean isLawful(int place, int stimulus, Observation observation) {
        SessionState state = states.get(place);
        return first(state, sent.get(place)[stimulus])
                .flatMap(s -> SubmissionModel.cell(config, state, s).permitFor(observation))
                .filter(permit -> permit.grade() != Grade.BROKEN)
                .isPresent();
    }
}

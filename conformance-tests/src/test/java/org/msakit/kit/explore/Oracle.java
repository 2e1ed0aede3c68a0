package org.msakit.kit.explore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.msakit.model.Config;
import org.msakit.model.Grade;
import org.msakit.model.Observation;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.monitor.Belief;
import org.msakit.monitor.ClientStream;
import org.msakit.replies.Judge;
import org.msakit.replies.ReplyRules;
import org.msakit.replies.Seen;
import org.msakit.wire.Octets;

/** The belief of the monitor and the rules on replies as a machine whose steps are remembered. */
final class Oracle {
    /** The server broke a requirement. */
    static final int VIOLATED = -1;

    /** The dialogue is over, and nothing was violated. */
    static final int OVER = -2;

    /** Octets and observations are told apart by identity, which is quick; the caller keeps those that are alike. */
    private record Move(int belief, int octets, int observations) {}

    private final Config config;
    private final boolean withCauses;
    private final List<Belief> beliefs = new ArrayList<>();
    private final Map<Belief, Integer> numbers = new HashMap<>();
    private final IdentityHashMap<Object, Integer> identities = new IdentityHashMap<>();
    private final Map<Move, Integer> moves = new HashMap<>();

    private Oracle(Config config, boolean withCauses) {
        this.config = config;
        this.withCauses = withCauses;
        number(Belief.of(SessionState.connected(false).with(Phase.COMMAND)));
    }

    /** The monitor as it is. */
    static Oracle exact(Config config) {
        return new Oracle(config, true);
    }

    /**
     * One that forgets causes, which mostly decide whom to blame rather than whether. It has a hundredth of the beliefs, and
     * may overlook a violation in a dialogue; another dialogue shows it then.
     */
    static Oracle forgetful(Config config) {
        return new Oracle(config, false);
    }

    /** Behind the greeting. */
    int start() {
        return 0;
    }

    /** One of the states that the server may be in. */
    SessionState state(int belief) {
        return beliefs.get(belief).any();
    }

    private int number(Object object) {
        Integer known = identities.putIfAbsent(object, identities.size());
        return known == null ? identities.size() - 1 : known;
    }

    private int number(Belief found) {
        Belief belief = withCauses ? found : withoutCauses(found);
        Integer known = numbers.putIfAbsent(belief, beliefs.size());
        if (known == null) {
            beliefs.add(belief);
            return beliefs.size() - 1;
        }
        return known;
    }

    private static Belief withoutCauses(Belief belief) {
        return new Belief(belief.states().stream()
                .map(SessionState::withoutCauses)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** The belief behind octets and what the server did with them. */
    int after(int belief, Octets octets, List<Observation> observations) {
        Move move = new Move(belief, number(octets), number(observations));
        Integer known = moves.get(move);
        if (known == null) {
            known = judged(beliefs.get(belief), octets, new ArrayList<>(observations));
            moves.put(move, known);
        }
        return known;
    }

    private int judged(Belief from, Octets octets, List<Observation> left) {
        ClientStream client = new ClientStream();
        client.add(octets, List.of());
        Belief belief = from;
        Optional<Stimulus> next = client.next(belief.any());
        while (next.isPresent()) {
            Observation observation = left.isEmpty() ? new Observation.Silence(Duration.ofHours(1)) : left.remove(0);
            Optional<Belief> after = lawful(belief, next.get(), observation);
            if (after.isEmpty()) {
                return VIOLATED;
            }
            belief = after.get();
            if (belief.phase() == Phase.HANDSHAKE) {
                next = Optional.of(new Stimulus.Handshake());
            } else {
                next = client.next(belief.any());
            }
        }
        return end(belief, left);
    }

    private int end(Belief belief, List<Observation> left) {
        boolean closed = !left.isEmpty() && left.get(0) instanceof Observation.Closed;
        return switch (belief.phase()) {
            case CLOSING -> closed ? OVER : VIOLATED;
            case CLOSED -> OVER;
            default -> closed ? OVER : left.isEmpty() ? number(belief) : VIOLATED;
        };
    }

    private Optional<Belief> lawful(Belief belief, Stimulus stimulus, Observation observation) {
        Belief.Step step = belief.after(config, stimulus, observation);
        if (step.next().isEmpty() || step.grade() == Grade.BROKEN) {
            return Optional.empty();
        }
        boolean wellFormed = !(observation instanceof Observation.Answer answer)
                || wellFormed(new Seen(config, belief.any(), Optional.of(stimulus), answer.reply()));
        return wellFormed ? step.next() : Optional.empty();
    }

    private static boolean wellFormed(Seen seen) {
        boolean[] fine = {true};
        Judge judge = new Judge() {
            @Override
            public void judge(String requirement, boolean kept, String reason) {
                fine[0] &= kept;
            }

            @Override
            public void warn(String requirement, String reason) {}
        };
        ReplyRules.judge(seen, judge);
        ReplyRules.judgeLawful(seen, judge);
        return fine[0];
    }
}

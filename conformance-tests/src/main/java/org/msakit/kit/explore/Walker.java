package org.msakit.kit.explore;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.msakit.kit.scenario.PreconditionNotMet;
import org.msakit.kit.scenario.Session;
import org.msakit.wire.Octets;

/**
 * Walks through a server, dialogue by dialogue: now and then a detour, the shortest way known to the pair of state and
 * stimulus that was exercised least, that, and a tail that shows which state the server is really in.
 */
final class Walker {
    /** Steps of a dialogue; servers have hidden counters, so they stay short. */
    private static final int LONGEST = 16;

    private static final int TAIL = 8;
    private static final int DETOUR_EVERY = 8;
    private static final int CUT_EVERY = 8;

    /** Of so many steps of a tail one is any stimulus and the others are probes. */
    private static final int SURPRISE_EVERY = 4;

    private final SplittableRandom random;
    private final BiConsumer<StimulusClass, Octets> sending;
    private final List<StimulusClass> alphabet = Alphabet.all();
    private final List<Integer> probes = Alphabet.PROBES.stream()
            .map(name -> alphabet.stream().map(StimulusClass::name).toList().indexOf(name))
            .toList();
    private final Atlas atlas = new Atlas(alphabet.size());
    private int stimuli;

    Walker(long seed) {
        this(seed, (stimulus, octets) -> {});
    }

    /** One that tells what it sends. */
    Walker(long seed, BiConsumer<StimulusClass, Octets> sending) {
        this.random = new SplittableRandom(seed);
        this.sending = sending;
    }

    Atlas atlas() {
        return atlas;
    }

    /** Stimuli sent so far. */
    int stimuli() {
        return stimuli;
    }

    /**
     * One dialogue, from behind the greeting.
     *
     * @throws PreconditionNotMet where the server leaves no way to go on
     */
    void walk(Session session) {
        Conversation conversation = new Conversation(session);
        Set<Integer> spent = new HashSet<>();
        Optional<Atlas.Goal> goal = atlas.rarest(random);
        Optional<Atlas.Way> way = goal.map(g -> atlas.to(g.place()));
        boolean reached = goal.isEmpty();
        int tail = 1 + random.nextInt(TAIL);
        for (int step = 0; step < LONGEST && tail > 0; step++) {
            int here = atlas.place(session.state());
            List<Integer> possible = possible(conversation, spent);
            atlas.open(here, possible);
            if (possible.isEmpty()) {
                return;
            }
            int next = reached ? probe(possible) : led(here, goal.get(), way.get(), possible);
            boolean atGoal = !reached && goal.get().equals(new Atlas.Goal(here, next));
            tail -= reached ? 1 : 0;
            reached |= atGoal;
            send(conversation, next, spent);
            atlas.saw(here, next, atlas.place(session.state()));
        }
    }

    private int drawn(List<Integer> possible) {
        return possible.get(random.nextInt(possible.size()));
    }

    /** A stimulus that tells states apart, or any. */
    private int probe(List<Integer> possible) {
        List<Integer> telling = possible.stream().filter(probes::contains).toList();
        return telling.isEmpty() || random.nextInt(SURPRISE_EVERY) == 0 ? drawn(possible) : drawn(telling);
    }

    /** The next step towards the goal, now and then a detour. */
    private int led(int here, Atlas.Goal goal, Atlas.Way way, List<Integer> possible) {
        if (here == goal.place() && possible.contains(goal.stimulus())) {
            return goal.stimulus();
        }
        if (random.nextInt(DETOUR_EVERY) == 0) {
            return drawn(possible);
        }
        return atlas.nearer(here, way, possible).orElseGet(() -> drawn(possible));
    }

    private List<Integer> possible(Conversation conversation, Set<Integer> spent) {
        List<Integer> possible = new ArrayList<>();
        for (int i = 0; i < alphabet.size(); i++) {
            if (!spent.contains(i) && conversation.admits(alphabet.get(i))) {
                possible.add(i);
            }
        }
        return possible;
    }

    private void send(Conversation conversation, int number, Set<Integer> spent) {
        stimuli++;
        StimulusClass drawn = alphabet.get(number);
        if (drawn.once()) {
            spent.add(number);
        }
        Octets octets = drawn.octets().apply(Situation.of(conversation.session()), random);
        sending.accept(drawn, octets);
        boolean whole = random.nextInt(CUT_EVERY) > 0 || octets.length() < 2;
        conversation.send(drawn, octets, whole ? 0 : 1 + random.nextInt(octets.length() - 1));
    }
}

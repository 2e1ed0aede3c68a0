package org.msakit.kit.explore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.msakit.kit.scenario.PreconditionNotMet;
import org.msakit.kit.scenario.Session;

/**
 * Walks through a server, dialogue by dialogue: now and then a detour, the shortest way known to the pair of state and
 * stimulus that was exercised least, that, and a tail that shows in which state the server is not behind it.
 */
final class Walker {
    /** Steps of a dialogue; servers have hidden counters, so they stay short. */
    private static final int LONGEST = 16;

    /** Hellos of a dialogue, before TLS and inside it; servers let a client wait for the answers to more of them. */
    private static final int MOST_HELLOS = 2;

    private static final int DETOUR_EVERY = 8;

    /** Of so many stimuli one is cut into several writes. */
    private static final int CUT_EVERY = 8;

    /** Of so many walks one sends pipelined groups where it can, as clients do that know PIPELINING. */
    private static final int GROUPING_EVERY = 4;

    /** The command that groups of such clients end with. */
    private static final String END_OF_GROUP = "DATA";

    /** Of so many steps of a tail one is any stimulus. */
    private static final int SURPRISE_EVERY = 8;

    /** Of so many goals one is the pair exercised least, whatever is known of what is behind it. */
    private static final int RAREST_EVERY = 4;

    /** Steps at the end that are any stimulus, at most. */
    private static final int LAST = 3;

    private final Atlas atlas;
    private final List<Word> words;
    private final SplittableRandom random;
    private final Consumer<Sending> sending;
    private final List<StimulusClass> alphabet = Alphabet.all();
    private Optional<Word> taken = Optional.empty();
    private int dialogues;
    private int stimuli;

    /**
     * One that learns from its dialogues, and tells what it sends.
     *
     * @param atlas what is known before
     * @param words taken in every second dialogue in place of a way of its own, in an order of the seed, until all were
     */
    Walker(Atlas atlas, List<Word> words, long seed, Consumer<Sending> sending) {
        this.atlas = atlas;
        this.random = new SplittableRandom(seed);
        this.words = new ArrayList<>(words);
        Collections.shuffle(this.words, new Random(seed));
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
        Learner learner = new Learner(atlas);
        Conversation conversation = new Conversation(session, atlas, learner::learn);
        boolean free = dialogues++ % 2 == 0 || words.isEmpty();
        taken = free ? Optional.empty() : Optional.of(words.remove(words.size() - 1));
        if (taken.isPresent()) {
            taken.get()
                    .classes()
                    .filter(conversation::admits)
                    .forEach(stimulus ->
                            send(conversation, Sending.whole(stimulus, stimulus.typical(conversation.situation()))));
        } else {
            walkFreely(conversation, learner);
            conversation.flush();
        }
    }

    /** The word that the last dialogue took. */
    Optional<Word> taken() {
        return taken;
    }

    private void walkFreely(Conversation conversation, Learner learner) {
        int[] sent = new int[alphabet.size()];
        Optional<Atlas.Goal> goal = goal();
        Optional<Atlas.Way> way = goal.map(g -> atlas.to(g.place()));
        boolean reached = goal.isEmpty();
        boolean grouping = random.nextInt(GROUPING_EVERY) == 0;
        int last = 1 + random.nextInt(LAST);
        int hellos = 0;
        for (int step = 0; step < LONGEST; step++) {
            int here = conversation.place();
            List<Integer> possible = possible(conversation, sent, hellos);
            atlas.open(here, possible);
            Optional<Integer> next = possible.isEmpty()
                    ? Optional.empty()
                    : reached
                            ? telling(here, goal.flatMap(learner::suspicion), possible)
                            : Optional.of(led(here, goal.get(), way.get(), possible));
            if (next.isEmpty() && (possible.isEmpty() || last-- == 0)) {
                return;
            }
            int stimulus = conversation.waiting() && random.nextBoolean()
                    ? endOfGroup(possible)
                    : next.orElseGet(() -> drawn(possible));
            boolean arrived = !reached && goal.get().equals(new Atlas.Goal(here, stimulus));
            reached |= arrived;
            sent[stimulus]++;
            StimulusClass kind = alphabet.get(stimulus);
            hellos = kind.startsTls() ? 0 : kind.isHello() ? hellos + 1 : hellos;
            boolean guided = arrived || (reached && next.isPresent());
            send(
                    conversation,
                    guided
                            ? Sending.whole(kind, kind.typical(conversation.situation()))
                            : drawn(conversation, kind, grouping && random.nextBoolean()));
        }
    }

    private int endOfGroup(List<Integer> possible) {
        return possible.stream()
                .filter(stimulus -> alphabet.get(stimulus).name().equals(END_OF_GROUP))
                .findFirst()
                .orElseGet(() -> drawn(possible));
    }

    private Optional<Atlas.Goal> goal() {
        Optional<Atlas.Goal> doubtful = random.nextInt(RAREST_EVERY) == 0 ? Optional.empty() : atlas.doubtful(random);
        return doubtful.or(() -> atlas.rarest(random));
    }

    private int drawn(List<Integer> possible) {
        return possible.get(random.nextInt(possible.size()));
    }

    /** A stimulus that clears the server of what is suspected, at once or later; empty where none is known to. */
    private Optional<Integer> telling(int here, Optional<Suspicion> suspicion, List<Integer> possible) {
        if (suspicion.isEmpty()) {
            return Optional.empty();
        }
        Suspicion left = suspicion.get();
        return best(possible, stimulus -> left.clearedBy(here, stimulus))
                .or(() -> best(possible, stimulus -> left.nearerBy(here, stimulus)))
                .map(best -> random.nextInt(SURPRISE_EVERY) == 0 ? drawn(possible) : best);
    }

    /** One of those with the highest worth; empty where none has any. */
    private Optional<Integer> best(List<Integer> possible, ToLongFunction<Integer> worth) {
        long most = 1;
        List<Integer> best = new ArrayList<>();
        for (int stimulus : possible) {
            long here = worth.applyAsLong(stimulus);
            if (here > most) {
                best.clear();
                most = here;
            }
            if (here == most) {
                best.add(stimulus);
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(drawn(best));
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

    private List<Integer> possible(Conversation conversation, int[] sent, int hellos) {
        List<Integer> possible = new ArrayList<>();
        for (int i = 0; i < alphabet.size(); i++) {
            if ((hellos < MOST_HELLOS || !alphabet.get(i).isHello())
                    && sent[i] < alphabet.get(i).most()
                    && conversation.admits(alphabet.get(i))) {
                possible.add(i);
            }
        }
        return possible;
    }

    private Sending drawn(Conversation conversation, StimulusClass stimulus, boolean held) {
        Data data = stimulus.draw(conversation.situation(), random);
        if (held && conversation.holds(stimulus)) {
            return new Sending(stimulus, data.label(), List.of(data.octets()), true);
        }
        Framing framing = random.nextInt(CUT_EVERY) == 0 ? Framing.cutting(random) : Framing.WHOLE;
        return new Sending(stimulus, data.label(), framing.pieces(data.octets(), random), false);
    }

    private void send(Conversation conversation, Sending next) {
        stimuli++;
        sending.accept(next);
        conversation.send(next);
    }
}

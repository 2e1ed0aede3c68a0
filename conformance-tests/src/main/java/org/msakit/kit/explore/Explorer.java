package org.msakit.kit.explore;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.msakit.dialogue.Dialogue;
import org.msakit.kit.client.Connection;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.scenario.PreconditionNotMet;
import org.msakit.kit.scenario.Session;
import org.msakit.kit.script.Script;
import org.msakit.kit.script.ScriptRun;
import org.msakit.kit.script.Shrinker;
import org.msakit.kit.target.Target;
import org.msakit.model.SessionState;
import org.msakit.monitor.Finding;
import org.msakit.monitor.Outcome;
import org.msakit.wire.Octets;

/**
 * Walks through a target: the shortest way to what was exercised least, that, and a tail that shows which state the
 * server is really in. Everything is judged by the model; each requirement found broken is reported once, shrunk.
 */
public final class Explorer {
    /** Steps of a dialogue; servers have hidden counters, so they stay short. */
    private static final int LONGEST = 14;

    /** Dialogues in a row that may end in silence before the target counts as lost. */
    private static final int SILENT_DIALOGUES = 3;

    private static final int TAIL = 3;
    private static final int SHRINKING_RUNS = 400;
    private static final String START_TLS = "STARTTLS";

    private final Target target;
    private final SplittableRandom random;
    private final Consumer<Shrinker.Shrunk> found;
    private final List<StimulusClass> alphabet = Alphabet.all();
    private final Atlas atlas = new Atlas();
    private final Map<String, Integer> violations = new LinkedHashMap<>();
    private int dialogues;
    private int stimuli;
    private int silent;

    private Explorer(Target target, long seed, Consumer<Shrinker.Shrunk> found) {
        this.target = target;
        this.random = new SplittableRandom(seed);
        this.found = found;
    }

    /**
     * Explores.
     *
     * @param goOn asked before each dialogue, with the figures so far
     * @param found told of each requirement broken, the first time, with its shortest dialogue
     * @throws UnreachableException where nothing answers any more
     */
    public static Exploration explore(
            Target target, long seed, Predicate<Exploration> goOn, Consumer<Shrinker.Shrunk> found)
            throws UnreachableException {
        Explorer explorer = new Explorer(target, seed, found);
        while (goOn.test(explorer.soFar())) {
            explorer.dialogue();
        }
        return explorer.soFar();
    }

    private Exploration soFar() {
        return new Exploration(
                dialogues, stimuli, atlas.places(), atlas.exercised(), atlas.known(), Map.copyOf(violations));
    }

    private void dialogue() throws UnreachableException {
        dialogues++;
        Dialogue happened;
        List<Finding> findings;
        try (Connection connection = target.dialer().dial();
                Session session = new Session(target, connection)) {
            try {
                session.greeting();
                walk(session);
            } catch (PreconditionNotMet e) {
                session.end();
            }
            happened = session.dialogue("exploration, dialogue " + dialogues);
            findings = session.findings();
        }
        silent = findings.stream().anyMatch(Finding::unanswered) ? silent + 1 : 0;
        if (silent == SILENT_DIALOGUES) {
            throw new UnreachableException(
                    target.name() + ": " + SILENT_DIALOGUES + " dialogues in a row ended in silence", null);
        }
        Set<String> broken = new HashSet<>();
        findings.stream().filter(f -> f.outcome() == Outcome.FAIL).forEach(f -> broken.add(f.requirement()));
        for (String requirement : broken) {
            if (violations.merge(requirement, 1, Integer::sum) == 1) {
                shrink(requirement, new ScriptRun(happened, findings));
            }
        }
    }

    private void shrink(String requirement, ScriptRun failed) throws UnreachableException {
        Script script = Script.of(failed.dialogue());
        found.accept(Shrinker.shrink(target, script, failed, requirement, SHRINKING_RUNS));
    }

    private void walk(Session session) {
        Set<String> spent = new HashSet<>();
        Optional<Map.Entry<String, String>> goal = atlas.rarest(random);
        boolean reached = goal.isEmpty();
        int tail = 1 + random.nextInt(TAIL);
        for (int step = 0; step < LONGEST && tail > 0; step++) {
            String here = Atlas.place(session.state());
            List<String> open = open(session.state(), spent);
            atlas.open(here, open);
            if (open.isEmpty()) {
                return;
            }
            String next = reached ? drawn(open) : led(here, goal.get(), open);
            boolean atGoal = !reached
                    && here.equals(goal.get().getKey())
                    && next.equals(goal.get().getValue());
            tail -= reached ? 1 : 0;
            reached |= atGoal;
            send(session, next, spent);
            atlas.saw(here, next, Atlas.place(session.state()));
        }
    }

    private String drawn(List<String> open) {
        return open.get(random.nextInt(open.size()));
    }

    /** The next step towards the goal, now and then a detour. */
    private String led(String here, Map.Entry<String, String> goal, List<String> open) {
        if (here.equals(goal.getKey()) && open.contains(goal.getValue())) {
            return goal.getValue();
        }
        if (random.nextInt(8) == 0) {
            return drawn(open);
        }
        return atlas.towards(here, goal.getKey()).filter(open::contains).orElseGet(() -> drawn(open));
    }

    private List<String> open(SessionState state, Set<String> spent) {
        List<String> names = new ArrayList<>();
        alphabet.stream()
                .filter(c -> c.when().test(state) && !spent.contains(c.name()))
                .forEach(c -> names.add(c.name()));
        if (Alphabet.startsTls(state)) {
            names.add(START_TLS);
        }
        return names;
    }

    private void send(Session session, String name, Set<String> spent) {
        stimuli++;
        if (name.equals(START_TLS)) {
            session.line(START_TLS).handshake();
            return;
        }
        StimulusClass drawn =
                alphabet.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
        if (drawn.once()) {
            spent.add(name);
        }
        framed(session, drawn.octets().apply(session, random));
    }

    /** Octets whole, or cut somewhere. */
    private void framed(Session session, Octets octets) {
        int cut = random.nextInt(8) == 0 && octets.length() > 1 ? 1 + random.nextInt(octets.length() - 1) : 0;
        if (cut > 0) {
            session.write(octets.to(cut));
        }
        session.write(octets.from(cut)).replies();
    }
}

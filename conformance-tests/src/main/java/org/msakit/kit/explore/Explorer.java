package org.msakit.kit.explore;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.msakit.dialogue.Dialogue;
import org.msakit.kit.client.Connection;
import org.msakit.kit.client.RecordedConnection;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.scenario.PreconditionNotMet;
import org.msakit.kit.scenario.Session;
import org.msakit.kit.scenario.SilentDialogues;
import org.msakit.kit.script.Script;
import org.msakit.kit.script.ScriptRun;
import org.msakit.kit.script.Shrinker;
import org.msakit.kit.target.Target;
import org.msakit.monitor.Finding;
import org.msakit.monitor.Outcome;

/** Walks through a target. Everything is judged by the model; each requirement found broken is reported once, shrunk. */
public final class Explorer {
    private static final int SHRINKING_RUNS = 400;

    private final Target target;
    private final Walker walker;
    private final Journal journal;
    private final Onlooker onlooker;
    private final Map<String, Integer> violations = new LinkedHashMap<>();
    private final SilentDialogues silent = new SilentDialogues();
    private int dialogues;
    private String last = "";

    /** One that has seen nothing yet. */
    public Explorer(Target target, long seed, Onlooker onlooker) {
        this(target, seed, Journal.NONE, onlooker);
    }

    /**
     * One that goes on.
     *
     * @param seed that of the journal: the next dialogue is the one that would have come next
     */
    public Explorer(Target target, long seed, Journal journal, Onlooker onlooker) {
        this.target = target;
        this.walker = new Walker(
                new Atlas(target.config(), Alphabet.all().size()),
                Words.all(),
                seed,
                sending -> last = sending.describe());
        this.journal = journal;
        this.onlooker = onlooker;
    }

    /**
     * Explores.
     *
     * @param goOn asked before each dialogue, with the figures so far
     * @throws UnreachableException where nothing answers any more
     */
    public static Exploration explore(Target target, long seed, Predicate<Exploration> goOn, Onlooker onlooker)
            throws UnreachableException {
        Explorer explorer = new Explorer(target, seed, onlooker);
        explorer.explore(goOn);
        return explorer.soFar();
    }

    /**
     * Leads dialogues.
     *
     * @param goOn asked before each one, with the figures so far
     * @throws UnreachableException where nothing answers any more
     */
    public void explore(Predicate<Exploration> goOn) throws UnreachableException {
        while (goOn.test(soFar())) {
            dialogue();
        }
    }

    /** The figures so far. */
    public Exploration soFar() {
        Atlas atlas = walker.atlas();
        return new Exploration(
                dialogues, walker.stimuli(), atlas.places(), atlas.exercised(), atlas.known(), Map.copyOf(violations));
    }

    /** What of the model was exercised so far. */
    public Explored explored() {
        return walker.atlas().survey().soFar(walker.atlas());
    }

    private void dialogue() throws UnreachableException {
        dialogues++;
        Dialogue happened;
        List<Finding> findings;
        Optional<Dialogue> past = journal.past();
        try (Connection connection = past.isPresent()
                        ? new RecordedConnection(past.get())
                        : target.dialer().dial();
                Session session = new Session(target, connection)) {
            try {
                session.greeting();
                walker.walk(session);
            } catch (PreconditionNotMet e) {
                session.end();
            }
            String title = "exploration, dialogue " + dialogues + ", up to " + last;
            happened = session.transcript().dialogue(title);
            findings = session.transcript().findings();
            onlooker.judged(session, title);
        }
        journal.led(happened);
        if (silent.tooMany(past.isEmpty() && findings.stream().anyMatch(Finding::unanswered))) {
            throw new UnreachableException(target.name() + ": " + silent.words(), null);
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
        onlooker.found(Shrinker.shrink(target, script, failed, requirement, SHRINKING_RUNS));
    }
}

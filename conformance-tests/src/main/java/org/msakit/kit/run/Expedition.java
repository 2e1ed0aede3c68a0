package org.msakit.kit.run;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.msakit.kit.client.UnreachableException;
import org.msakit.kit.explore.Exploration;
import org.msakit.kit.explore.Explorer;
import org.msakit.kit.explore.Journal;
import org.msakit.kit.explore.Onlooker;
import org.msakit.kit.scenario.Session;
import org.msakit.kit.script.Shrinker;
import org.msakit.kit.target.Target;

/**
 * Explores a target and keeps book of it as of a run of the suite. Whatever the target does, a result comes back, with all
 * that was found until then.
 */
public final class Expedition implements Onlooker {
    private final Book book = new Book();
    private final Consumer<Shrinker.Shrunk> found;

    private Expedition(Consumer<Shrinker.Shrunk> found) {
        this.found = found;
    }

    /**
     * Explores.
     *
     * @param journal dialogues that were led before, and those that follow
     * @param goOn asked before each dialogue, with the figures so far
     * @param found told of each requirement broken, the first time, with its shortest dialogue; that is its witness in the
     *     result too
     * @throws UnreachableException where nothing answers at the first connection
     */
    public static RunResult run(
            Target target, long seed, Journal journal, Predicate<Exploration> goOn, Consumer<Shrinker.Shrunk> found)
            throws UnreachableException {
        Instant started = Instant.now();
        Expedition expedition = new Expedition(found);
        Book book = expedition.book;
        Explorer explorer = new Explorer(target, seed, journal, expedition);
        String lost = "";
        try {
            explorer.explore(goOn);
        } catch (UnreachableException e) {
            if (book.isEmpty()) {
                throw e;
            }
            lost = "the target was lost: " + e.getMessage();
        }
        book.explored(explorer.explored());
        return book.result(target, Selection.ALL, seed, started, lost.isEmpty() ? book.vacuity(target) : lost);
    }

    @Override
    public void judged(Session session, String title) {
        book.add(DialogueResult.of(session, title, ""));
    }

    @Override
    public void found(Shrinker.Shrunk shrunk) {
        String again = shrunk.confirmed() == Shrinker.CONFIRMATIONS
                ? ""
                : " (shown again in " + shrunk.confirmed() + " of " + Shrinker.CONFIRMATIONS + " runs)";
        book.settle(shrunk.finding().requirement(), shrunk.finding().reason() + again, shrunk.witness());
        found.accept(shrunk);
    }
}

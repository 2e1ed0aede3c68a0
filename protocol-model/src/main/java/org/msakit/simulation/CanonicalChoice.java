package org.msakit.simulation;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.msakit.model.Cell;
import org.msakit.model.Config;
import org.msakit.model.Grade;
import org.msakit.model.Observation;
import org.msakit.model.Pattern;
import org.msakit.model.Permit;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;

/**
 * The choice of the canonical server: in each cell the first permit that keeps the requirements, else the first that is
 * lawful, with its lowest usual code. Deterministic: the same in the same state, always. It forgets causes, which decide
 * whom to blame rather than what to answer; with them there are a hundred times as many states that answer alike.
 */
public final class CanonicalChoice implements Choice {
    /** Of what the model grades, from good to bad. */
    private static final List<Grade> LIKING = List.of(Grade.PASS, Grade.INCONCLUSIVE, Grade.WARN);

    /** Offers everything, TLS on the way; all its replies are worded alike. */
    private static final Manners MANNERS = Manners.obliging(7);

    private final Model model;
    private final Config config;
    private final ReplyComposer composer = new ReplyComposer(MANNERS);
    private final LawfulReplies lawful;

    public CanonicalChoice(Model model, Config config) {
        this.model = model;
        this.config = config;
        this.lawful = new LawfulReplies(config, true);
    }

    @Override
    public Chosen after(SessionState state, Stimulus stimulus) {
        Cell cell = model.cell(config, state, stimulus);
        for (Grade grade : LIKING) {
            for (Permit permit : cell.permits()) {
                Optional<Observation> made =
                        permit.grade() == grade ? observation(cell, permit, state, stimulus) : Optional.empty();
                if (made.isPresent()) {
                    SessionState next = permit.next().apply(made.get()).get(0);
                    return new Chosen(made.get(), next.withoutCauses());
                }
            }
        }
        throw new IllegalStateException(
                "nothing is lawful after " + stimulus.describe() + " in [" + state.describe() + "]");
    }

    private Optional<Observation> observation(Cell cell, Permit permit, SessionState state, Stimulus stimulus) {
        if (permit.when().equals(Pattern.TLS_UP)) {
            return Optional.of(new Observation.TlsUp());
        }
        for (int code : permit.when().usualCodes()) {
            Observation.Answer answer =
                    new Observation.Answer(composer.compose(code, state, stimulus, new SplittableRandom(code)));
            if (lawful.admit(cell, permit, state, stimulus, answer)) {
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }
}

package org.msakit.simulation;

import java.util.Optional;
import org.msakit.model.Cell;
import org.msakit.model.Config;
import org.msakit.model.Observation;
import org.msakit.model.Permit;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.replies.Judge;
import org.msakit.replies.ReplyRules;
import org.msakit.replies.Seen;

/**
 * Tells whether a reply may be given: its permit is the first that covers it, and no rule on the form of replies objects.
 *
 * @param config what the server's operator chose
 * @param exact whether a warning is an objection too
 */
record LawfulReplies(Config config, boolean exact) {
    boolean admit(Cell cell, Permit permit, SessionState state, Stimulus stimulus, Observation.Answer answer) {
        boolean first = cell.permitFor(answer).filter(permit::equals).isPresent();
        return first && wellFormed(new Seen(config, state, Optional.of(stimulus), answer.reply()));
    }

    private boolean wellFormed(Seen seen) {
        boolean[] fine = {true};
        Judge judge = new Judge() {
            @Override
            public void judge(String requirement, boolean kept, String reason) {
                fine[0] &= kept;
            }

            @Override
            public void warn(String requirement, String reason) {
                fine[0] &= !exact;
            }
        };
        ReplyRules.judge(seen, judge);
        ReplyRules.judgeLawful(seen, judge);
        return fine[0];
    }
}

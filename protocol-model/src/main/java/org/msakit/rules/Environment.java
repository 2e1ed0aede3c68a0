package org.msakit.rules;

import java.util.List;
import java.util.function.Function;
import org.msakit.model.Cause;
import org.msakit.model.Cell;
import org.msakit.model.Exchange;
import org.msakit.model.Grade;
import org.msakit.model.Observation;
import org.msakit.model.Pattern;
import org.msakit.model.Permit;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Stimulus;
import org.msakit.model.Transaction;

/**
 * What a server may do at any time for lack of resources: 421 and close (RFC 5321 section 3.8), or a 4yz reply. Added
 * once, behind the permits of every cell, and never more than inconclusive.
 */
final class Environment {
    private Environment() {}

    static Cell allow(Cell cell, SessionState state, Stimulus stimulus) {
        Function<Observation, List<SessionState>> closing = o -> List.of(state.with(Phase.CLOSED));
        Function<Observation, List<SessionState>> refused = o -> List.of(afterTemporaryRefusal(state, stimulus));
        return cell.or(List.of(
                new Permit(Pattern.reply("421"), closing, Grade.INCONCLUSIVE, List.of()),
                new Permit(Pattern.reply("4yz"), refused, Grade.INCONCLUSIVE, List.of())));
    }

    private static SessionState afterTemporaryRefusal(SessionState state, Stimulus stimulus) {
        if (stimulus instanceof Stimulus.Content) {
            return state.with(new Transaction(Transaction.Stage.NONE, Cause.END_OF_DATA))
                    .with(Phase.COMMAND);
        } else if (stimulus instanceof Stimulus.Chunk && state.mail().open()) {
            return state.with(state.mail().at(Transaction.Stage.BROKEN));
        } else if (stimulus instanceof Stimulus.Response) {
            return state.with(Exchange.NONE, "");
        } else if (stimulus instanceof Stimulus.Connect) {
            return state.with(Phase.CLOSED);
        }
        return state;
    }
}

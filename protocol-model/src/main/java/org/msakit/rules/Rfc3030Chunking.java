package org.msakit.rules;

import java.math.BigInteger;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.msakit.model.Cause;
import org.msakit.model.Cell;
import org.msakit.model.Config;
import org.msakit.model.Grade;
import org.msakit.model.Pattern;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Transaction;
import org.msakit.model.Transaction.Stage;
import org.msakit.wire.ChunkCommand;

/** RFC 3030 sections 2 and 3: BDAT, and what it forbids to DATA. */
final class Rfc3030Chunking {
    private static final UnaryOperator<SessionState> STAY = s -> s;
    private static final UnaryOperator<SessionState> CLOSED = s -> s.with(Phase.CLOSED);
    private static final UnaryOperator<SessionState> BROKEN =
            s -> s.mail().open() ? s.with(s.mail().at(Stage.BROKEN)) : s;

    private Rfc3030Chunking() {}

    /** BDAT with its octets; they count as read whatever the answer is. */
    static Cell chunk(Config config, SessionState state, ChunkCommand command) {
        if (Rfc6409Gate.needsLogin(config, state)) {
            return Cell.in(state).pass("503|530|554", STAY).open("5yz", STAY).otherwise("RFC6409-4.3-2");
        }
        return switch (state.mail().stage()) {
            case NONE -> withoutMail(state);
            case SENDER -> withoutRecipients(state);
            case BROKEN -> Cell.in(state).pass("5yz", STAY, "RFC3030-2-7").otherwise("RFC3030-2-7");
            case RECIPIENTS, CHUNKS -> ready(state, command);
        };
    }

    private static Cell withoutMail(SessionState state) {
        boolean behindLast = state.mail().cause() == Cause.END_OF_CHUNKS;
        String id = behindLast ? "RFC3030-2-5" : "RFC3030-2-6";
        Cell.Builder cell = Cell.in(state).pass("503", STAY, id).open("521", CLOSED);
        if (!behindLast) {
            cell.pass("554", STAY, id);
        }
        return cell.warn("5yz", STAY, id).otherwise(id);
    }

    private static Cell withoutRecipients(SessionState state) {
        return Cell.in(state).pass("5yz", BROKEN, "RFC3030-2-7").otherwise("RFC3030-2-7");
    }

    private static Cell ready(SessionState state, ChunkCommand command) {
        if (exceedsLimit(state, command)) {
            return Cell.in(state)
                    .pass("552", BROKEN, "RFC3030-2-13")
                    .warn("5yz", BROKEN, "RFC3030-2-13")
                    .on(Pattern.CLOSED, Grade.INCONCLUSIVE, CLOSED)
                    .otherwise("RFC3030-2-13");
        }
        if (!command.last()) {
            return Cell.in(state)
                    .pass("250", s -> s.with(s.mail().at(Stage.CHUNKS)), "RFC3030-2-3")
                    .open("550|552|554", BROKEN)
                    .otherwise("RFC3030-2-3");
        }
        UnaryOperator<SessionState> done = s -> s.with(new Transaction(Stage.NONE, Cause.END_OF_CHUNKS));
        boolean empty = command.size() == 0 && state.mail().stage() == Stage.CHUNKS;
        String id = empty ? "RFC3030-2-4" : "RFC3030-2-3";
        return Cell.in(state)
                .pass("250", done, id)
                .open("550|551|552|553|554", BROKEN)
                .otherwise(id);
    }

    private static boolean exceedsLimit(SessionState state, ChunkCommand command) {
        Optional<BigInteger> limit = Rfc1870Size.limit(state.offered());
        return limit.isPresent() && BigInteger.valueOf(command.size()).compareTo(limit.get()) > 0;
    }

    /** The row on octets of a chunk that are taken for commands, by whether the chunk was welcome. */
    static String overrunId(SessionState state) {
        boolean welcome = state.mail().stage() == Stage.CHUNKS || state.mail().cause() == Cause.END_OF_CHUNKS;
        return welcome ? "RFC3030-2-3" : "RFC3030-2-6";
    }

    /**
     * A BDAT whose octets cannot be counted; the server may well hang up (section 2, catalogue). Whether that was a chunk
     * which failed, behind which no other one counts, is not said.
     */
    static Cell malformed(SessionState state) {
        return Cell.in(state)
                .passEither("501", STAY, BROKEN, "RFC3030-2-10")
                .open("521", CLOSED)
                .openEither("5yz", STAY, BROKEN)
                .on(Pattern.CLOSED, Grade.INCONCLUSIVE, CLOSED)
                .otherwise("RFC3030-2-10");
    }

    /** DATA behind a chunk, or for content that only BDAT can carry; what state it leaves is indeterminate (section 2). */
    static Cell data(SessionState state, String id) {
        return Cell.in(state).passEither("503", BROKEN, STAY, id).otherwise(id);
    }

    /** RCPT in the midst of chunks, or behind one that failed, where an accepted recipient may be a new start. */
    static Cell recipient(SessionState state, UnaryOperator<SessionState> added) {
        Cell.Builder cell = Cell.in(state);
        if (state.mail().stage() == Stage.BROKEN) {
            cell.openEither("250|251", STAY, added);
        }
        return cell.open("2yz|5yz", STAY).otherwise("RFC5321-4.2-5");
    }
}

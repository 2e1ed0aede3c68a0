package org.msakit.server.command;

import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.Phase;
import org.msakit.server.state.SessionState;

/** Ends a session that produces nothing but errors (RFC 5321 section 7.8). One instance per session. */
public final class ErrorLimit implements Handler {
    private final Handler next;
    private int errors;

    /** Counts the refusals of the given handler. */
    public ErrorLimit(Handler next) {
        this.next = next;
    }

    @Override
    public Reply handle(SessionState state, Input input) {
        Reply reply = next.handle(state, input);
        if (reply.isNegative()) {
            errors++;
        }
        if (errors < state.config().limits().errors() || !reply.isNegative() || state.phase() == Phase.CLOSED) {
            return reply;
        }
        state.phase(Phase.CLOSED);
        return Replies.TOO_MANY_ERRORS;
    }
}

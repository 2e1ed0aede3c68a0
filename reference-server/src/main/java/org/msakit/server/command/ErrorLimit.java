package org.msakit.server.command;

import org.msakit.server.Limits;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.Phase;
import org.msakit.server.state.SessionState;

/** Ends a session that produces nothing but errors (RFC 5321 section 7.8), or guesses passwords (RFC 4954 section 9). One instance per session. */
public final class ErrorLimit implements Handler {
    private final Handler next;
    private int errors;
    private int failedLogins;

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
        if (reply.equals(Replies.BAD_CREDENTIALS)) {
            failedLogins++;
        }
        Limits limits = state.config().limits();
        boolean tolerated = errors < limits.errors() && failedLogins < limits.logins();
        if (tolerated || !reply.isNegative() || state.phase() == Phase.CLOSED) {
            return reply;
        }
        state.phase(Phase.CLOSED);
        return Replies.TOO_MANY_ERRORS;
    }
}

package org.msakit.server.command;

import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.Phase;
import org.msakit.server.state.SessionState;
import org.msakit.server.state.Transaction;

/**
 * DATA (RFC 5321 section 4.1.1.4), first half: asks for the content if there is anybody to send it to
 * and it does not come by BDAT (RFC 3030 sections 2 and 3).
 */
final class Data implements Command {
    @Override
    public Reply run(SessionState state, String argument) {
        Transaction transaction = state.transaction().orElseThrow();
        boolean chunked = transaction.isBinary() || transaction.chunks().isPresent();
        if (transaction.size() == 0 || chunked) {
            return Replies.BAD_SEQUENCE;
        }
        state.phase(Phase.DATA);
        return Replies.START_INPUT;
    }
}

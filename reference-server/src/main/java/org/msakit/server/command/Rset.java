package org.msakit.server.command;

import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;

/** RSET (RFC 5321 section 4.1.1.5): drops the transaction; introduction and login stay. */
final class Rset implements Command {
    @Override
    public Reply run(SessionState state, String argument) {
        state.reset();
        return Replies.RESET;
    }
}

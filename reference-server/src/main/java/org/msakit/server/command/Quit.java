package org.msakit.server.command;

import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.Phase;
import org.msakit.server.state.SessionState;

/** QUIT (RFC 5321 section 4.1.1.10): an open transaction is dropped. */
final class Quit implements Command {
    @Override
    public Reply run(SessionState state, String argument) {
        state.reset();
        state.phase(Phase.CLOSED);
        return Replies.BYE;
    }
}

package org.msakit.server.command;

import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.Phase;
import org.msakit.server.state.SessionState;

/** DATA (RFC 5321 section 4.1.1.4), first half: asks for the content if there is anybody to send it to. */
final class Data implements Command {
    @Override
    public Reply run(SessionState state, String argument) {
        if (state.transaction().orElseThrow().size() == 0) {
            return Replies.BAD_SEQUENCE;
        }
        state.phase(Phase.DATA);
        return Replies.START_INPUT;
    }
}

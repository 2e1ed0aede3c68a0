package org.msakit.server.command;

import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;

/** NOOP (RFC 5321 section 4.1.1.9): an argument is ignored. */
final class Noop implements Command {
    @Override
    public Reply run(SessionState state, String argument) {
        return Replies.NOOP;
    }
}

package org.msakit.server.command;

import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;

/** EXPN (RFC 5321 section 3.5.2): not offered, hence 502. */
final class Expn implements Command {
    @Override
    public Reply run(SessionState state, String argument) {
        return Replies.NOT_IMPLEMENTED;
    }
}

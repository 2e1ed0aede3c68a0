package org.msakit.server.command;

import org.msakit.server.extension.EtrnExtension;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;

/** ETRN (RFC 1985): this server queues nothing for anybody; on a submission port the verb does not exist. */
final class Etrn implements Command {
    private final EtrnExtension extension = new EtrnExtension();

    @Override
    public Reply run(SessionState state, String argument) {
        if (!extension.offered(state)) {
            return Replies.NOT_IMPLEMENTED;
        }
        return argument.isEmpty() ? Replies.ETRN_SYNTAX : Replies.NOTHING_QUEUED;
    }
}

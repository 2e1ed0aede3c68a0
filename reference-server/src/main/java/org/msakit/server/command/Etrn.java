package org.msakit.server.command;

import org.msakit.server.address.Domains;
import org.msakit.server.extension.EtrnExtension;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;

/**
 * ETRN (RFC 1985 section 5): this server queues nothing for anybody; on a submission port the verb does not exist. An
 * option character may stand before the name.
 */
final class Etrn implements Command {
    private final EtrnExtension extension = new EtrnExtension();

    @Override
    public Reply run(SessionState state, String argument) {
        if (!extension.offered(state)) {
            return Replies.NOT_IMPLEMENTED;
        }
        if (state.transaction().isPresent()) {
            return Replies.BAD_SEQUENCE;
        }
        if (argument.isEmpty()) {
            return Replies.ETRN_SYNTAX;
        }
        String node = argument.startsWith("@") || argument.startsWith("#") ? argument.substring(1) : argument;
        return Domains.isDomain(node) ? Replies.NOTHING_QUEUED : Replies.BAD_ARGUMENT;
    }
}

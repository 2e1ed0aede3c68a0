package org.msakit.server.command;

import org.msakit.server.address.Domains;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.Hello;
import org.msakit.server.state.SessionState;

/** HELO (RFC 5321 section 4.1.1.1): as EHLO, without extensions. */
final class Helo implements Command {
    @Override
    public Reply run(SessionState state, String argument) {
        if (!Domains.isDomainOrLiteral(argument)) {
            return Replies.BAD_HELLO;
        }
        state.hello(new Hello(argument, false));
        state.reset();
        return Reply.plain(250, state.config().hostname() + " at your service");
    }
}

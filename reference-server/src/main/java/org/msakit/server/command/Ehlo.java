package org.msakit.server.command;

import java.util.ArrayList;
import java.util.List;
import org.msakit.server.address.Domains;
import org.msakit.server.extension.Extensions;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.Hello;
import org.msakit.server.state.SessionState;

/** EHLO (RFC 5321 section 4.1.1.1): lists the extensions and drops an open transaction. Refused, it changes nothing. */
final class Ehlo implements Command {
    @Override
    public Reply run(SessionState state, String argument) {
        if (!Domains.isDomainOrLiteral(argument)) {
            return Replies.BAD_HELLO;
        }
        state.hello(new Hello(argument, true));
        state.reset();
        List<String> lines = new ArrayList<>();
        lines.add(state.config().hostname() + " at your service");
        Extensions.offered(state).forEach(extension -> lines.add(extension.line(state)));
        return Reply.plain(250, lines.toArray(String[]::new));
    }
}

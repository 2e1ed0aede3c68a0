package org.msakit.server.command;

import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;

/** A verb. */
@FunctionalInterface
public interface Command {
    /** Runs the verb with its argument, white space around it removed, and answers. */
    Reply run(SessionState state, String argument);
}

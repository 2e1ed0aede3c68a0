package org.msakit.server.command;

import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;

/** Answers input. */
@FunctionalInterface
public interface Handler {
    /** Changes the state and gives the reply. */
    Reply handle(SessionState state, Input input);
}

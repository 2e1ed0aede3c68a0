package org.msakit.server.command;

import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;

/** A server without ENHANCEDSTATUSCODES (RFC 2034): the codes of its replies stay three digits. */
public final class PlainCodes implements Handler {
    private final Handler next;

    /** Takes the enhanced status codes out of the replies of another handler. */
    public PlainCodes(Handler next) {
        this.next = next;
    }

    @Override
    public Reply handle(SessionState state, Input input) {
        return next.handle(state, input).withEnhanced("");
    }
}

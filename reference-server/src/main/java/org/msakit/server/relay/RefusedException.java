package org.msakit.server.relay;

import org.msakit.server.reply.Reply;

/** The message cannot go to the next hop; the reply says why. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    RefusedException(Reply reply) {
        super(reply.code() + " " + reply.enhanced(), null, false, false);
        this.reply = reply;
    }

    Reply reply() {
        return reply;
    }
}

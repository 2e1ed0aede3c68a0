package org.msakit.server.command;

import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.Phase;
import org.msakit.server.state.SessionState;

/** STARTTLS (RFC 3207 section 4). What was said before is forgotten when the handshake is done (section 4.2). */
final class StartTls implements Command {
    @Override
    public Reply run(SessionState state, String argument) {
        if (state.tls()) {
            return Replies.BAD_SEQUENCE;
        }
        state.phase(Phase.HANDSHAKE);
        return Replies.READY_FOR_TLS;
    }
}

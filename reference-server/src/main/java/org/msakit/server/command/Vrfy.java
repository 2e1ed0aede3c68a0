package org.msakit.server.command;

import org.msakit.server.PrivacyFlag;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;

/** VRFY (RFC 5321 sections 3.5.3 and 7.3): the same 252 for every name, so that nobody learns anything. */
final class Vrfy implements Command {
    @Override
    public Reply run(SessionState state, String argument) {
        if (argument.isEmpty()) {
            return Replies.BAD_ARGUMENT;
        }
        boolean early = state.hello().isEmpty() && state.config().privacyFlags().contains(PrivacyFlag.NEEDVRFYHELO);
        return early ? Replies.HELLO_FIRST : Replies.CANNOT_VERIFY;
    }
}

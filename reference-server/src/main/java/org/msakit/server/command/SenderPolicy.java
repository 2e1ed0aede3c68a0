package org.msakit.server.command;

import org.msakit.server.Modifier;
import org.msakit.server.access.Ruling;
import org.msakit.server.address.Path;
import org.msakit.server.reply.Replies;
import org.msakit.server.state.SessionState;

/** What listener and access map say of a sender. */
final class SenderPolicy {
    private SenderPolicy() {}

    /** At MAIL: nothing yet where the checks are delayed. */
    static Ruling ruling(Path sender, SessionState state) {
        return state.config().access().delayed() ? Ruling.SILENT : delayed(sender, state);
    }

    /** At RCPT, where the checks are delayed. */
    static Ruling delayed(Path sender, SessionState state) {
        String domain = sender.domain();
        boolean bare = !domain.isEmpty() && domain.indexOf('.') < 0 && !domain.startsWith("[");
        return bare && state.listener().has(Modifier.QUALIFIED_SENDER)
                ? new Ruling(Ruling.Effect.REFUSE, Replies.REAL_DOMAIN_REQUIRED)
                : state.rules().sender(sender.address());
    }
}

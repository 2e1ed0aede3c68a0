package org.msakit.server.command;

import java.util.Locale;
import java.util.Set;
import org.msakit.server.Modifier;
import org.msakit.server.access.Ruling;
import org.msakit.server.address.Path;
import org.msakit.server.reply.Replies;
import org.msakit.server.state.SessionState;
import org.msakit.server.state.Transaction;

/** What listener and access map say of a sender. */
final class SenderPolicy {
    private static final Set<String> THIS_HOST = Set.of("localhost", "[127.0.0.1]");

    private SenderPolicy() {}

    /** At MAIL: nothing yet where the checks are delayed. */
    static Ruling ruling(Transaction transaction, SessionState state) {
        return state.config().access().delayed() ? Ruling.SILENT : delayed(transaction, state);
    }

    /** At RCPT, where the checks are delayed. */
    static Ruling delayed(Transaction transaction, SessionState state) {
        return isUnreal(transaction.reversePath(), state)
                ? new Ruling(Ruling.Effect.REFUSE, Replies.REAL_DOMAIN_REQUIRED)
                : state.rules().sender(transaction.sender());
    }

    /** Modifier {@code f} asks strangers for a dot; without {@code u} nobody else comes from this host itself. */
    private static boolean isUnreal(Path sender, SessionState state) {
        String domain = sender.domain();
        boolean bare =
                !domain.isEmpty() && !sender.isQualified() && state.listener().has(Modifier.QUALIFIED_SENDER);
        boolean loopback = THIS_HOST.contains(domain.toLowerCase(Locale.ROOT))
                && !state.listener().has(Modifier.UNQUALIFIED_SENDER);
        return (bare || loopback) && !state.rules().isOurs(state.caller());
    }
}

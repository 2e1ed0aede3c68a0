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
    private static final String LOCALHOST = "localhost";
    private static final Set<String> THIS_HOST = Set.of(LOCALHOST, "[127.0.0.1]");

    private SenderPolicy() {}

    /** At MAIL: nothing yet where the checks are delayed. */
    static Ruling ruling(Transaction transaction, SessionState state) {
        if (state.config().access().delayed()) {
            return Ruling.SILENT;
        }
        return ruling(transaction, transaction.reversePath().domain(), state);
    }

    /** At RCPT, where the checks are delayed: {@code localhost} has become the name of this host by then. */
    static Ruling delayed(Transaction transaction, SessionState state) {
        return ruling(transaction, canonical(transaction.reversePath(), state), state);
    }

    private static Ruling ruling(Transaction transaction, String domain, SessionState state) {
        if (isUnreal(domain, state)) {
            return new Ruling(Ruling.Effect.REFUSE, Replies.REAL_DOMAIN_REQUIRED);
        }
        Path path = transaction.reversePath();
        boolean renamed = path.domain().equalsIgnoreCase(LOCALHOST);
        return state.rules().sender(renamed ? path.localPart() + "@" + canonical(path, state) : transaction.sender());
    }

    private static String canonical(Path path, SessionState state) {
        String domain = path.domain();
        return domain.equalsIgnoreCase(LOCALHOST) ? state.config().hostname() : domain;
    }

    /** Modifier {@code f} asks strangers for a dot; without {@code u} nobody else comes from this host itself. */
    private static boolean isUnreal(String domain, SessionState state) {
        boolean bare =
                !domain.isEmpty() && !isQualified(domain) && state.listener().has(Modifier.QUALIFIED_SENDER);
        boolean loopback = THIS_HOST.contains(domain.toLowerCase(Locale.ROOT))
                && !state.listener().has(Modifier.UNQUALIFIED_SENDER);
        return (bare || loopback) && !state.rules().isOurs(state.caller());
    }

    private static boolean isQualified(String domain) {
        return domain.indexOf('.') >= 0 || domain.startsWith("[");
    }
}

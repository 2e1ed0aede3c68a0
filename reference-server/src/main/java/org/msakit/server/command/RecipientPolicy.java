package org.msakit.server.command;

import java.util.Optional;
import org.msakit.server.ServerConfig;
import org.msakit.server.access.Caller;
import org.msakit.server.access.Ruling;
import org.msakit.server.address.Path;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;
import org.msakit.server.state.Transaction;

/**
 * Whether mail for a recipient is taken from this client: what the access map says of the recipient, then the right to
 * relay, then, where checks are delayed and there is no login that ends them, what it says of sender and client.
 */
final class RecipientPolicy {
    private RecipientPolicy() {}

    /** The refusal, if any. A recipient whose mail is to be thrown away marks the transaction. */
    static Optional<Reply> refusal(Path path, Transaction transaction, SessionState state) {
        Ruling listed = state.rules().recipient(path.address());
        Ruling ruling = listed.effect() == Ruling.Effect.SILENT ? unlisted(path, transaction, state) : listed;
        if (ruling.refuses()) {
            return Optional.of(ruling.reply());
        }
        if (ruling.effect() == Ruling.Effect.DISCARD) {
            transaction.discard();
        }
        boolean named = state.identity().isPresent()
                && !transaction.isDiscarded()
                && state.config().isLocal(path.asciiDomain());
        boolean unknown = named && !state.config().hasMailbox(LocalRoute.unquoted(path.localPart()));
        return unknown ? Optional.of(Replies.NO_SUCH_MAILBOX) : Optional.empty();
    }

    private static Ruling unlisted(Path path, Transaction transaction, SessionState state) {
        if (state.isTrusted()) {
            return Ruling.SILENT;
        }
        if (!isReceived(path, state) && !state.mayRelay()) {
            return new Ruling(Ruling.Effect.REFUSE, denied(state.caller()));
        }
        if (!state.config().access().delayed() || state.rules().isSpared(withDomain(path, state))) {
            return Ruling.SILENT;
        }
        Ruling sender = SenderPolicy.delayed(transaction, state);
        return sender.effect() == Ruling.Effect.SILENT ? state.rules().client(state.caller()) : sender;
    }

    /** Whoever has no right to relay by address may have it by a name that could not be found out. */
    private static Reply denied(Caller caller) {
        return switch (caller.known().resolution()) {
            case TEMP -> Replies.RELAYING_DENIED_FOR_NOW;
            case FAIL -> Replies.RELAYING_DENIED_NAMELESS;
            case FORGED -> Replies.RELAYING_DENIED_FORGED;
            case OK, UNASKED -> Replies.RELAYING_DENIED;
        };
    }

    /** Whether anybody may send there. */
    private static boolean isReceived(Path path, SessionState state) {
        if (path.domain().isEmpty()) {
            return true;
        }
        ServerConfig config = state.config();
        String domain = path.asciiDomain();
        return !LocalRoute.isHidden(path.localPart())
                && (config.isLocal(domain)
                        || config.isRelayed(domain)
                        || state.rules().isRelayed(domain));
    }

    private static String withDomain(Path path, SessionState state) {
        return path.domain().isEmpty() ? path.localPart() + "@" + state.config().hostname() : path.address();
    }
}

package org.msakit.server.command;

import java.util.Locale;
import java.util.Optional;
import org.msakit.server.SitePolicy;
import org.msakit.server.address.Path;
import org.msakit.server.extension.Extensions;
import org.msakit.server.extension.Granted;
import org.msakit.server.extension.SmtpUtf8;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.Recipient;
import org.msakit.server.state.SessionState;
import org.msakit.server.state.Transaction;

/**
 * RCPT (RFC 5321 section 4.1.1.3): adds a recipient. Strangers learn nothing about which mailboxes exist; whoever is
 * logged in does.
 */
final class Rcpt implements Command {
    private static final String TO = "TO:";

    @Override
    public Reply run(SessionState state, String argument) {
        if (!argument.regionMatches(true, 0, TO, 0, TO.length())) {
            return Replies.BAD_ARGUMENT;
        }
        Transaction transaction = state.transaction().orElseThrow();
        if (transaction.chunks().isPresent()) {
            return Replies.BAD_SEQUENCE;
        }
        Optional<Path.Parsed> parsed = Path.forward(argument.substring(TO.length()), SmtpUtf8.alphabet(state));
        if (parsed.isEmpty()) {
            return Replies.BAD_RECIPIENT;
        }
        Path path = inFull(parsed.get().path(), state.config().site());
        Granted granted = Extensions.ofRcpt(parsed.get().rest(), state);
        Optional<Reply> refusal = granted.refusal()
                .or(() -> alphabet(path, transaction))
                .or(() -> qualification(path, state))
                .or(() -> RecipientPolicy.refusal(path, transaction, state))
                .or(() -> KnownDomains.ofRecipient(
                        path.asciiDomain(), state.config().site()))
                .or(() -> forbidden(path, state));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (transaction.size() >= state.config().limits().recipients()) {
            return Replies.TOO_MANY_RECIPIENTS;
        }
        if (!state.countDomain(path.asciiDomain())) {
            return Replies.TOO_MANY_DOMAINS;
        }
        transaction.add(new Recipient(path, granted.values()));
        return Replies.RECIPIENT_OK;
    }

    private static Optional<Reply> alphabet(Path path, Transaction transaction) {
        boolean fits = path.isAscii() || transaction.isInternationalized();
        return fits ? Optional.empty() : Optional.of(Replies.RECIPIENT_NOT_ASCII);
    }

    /** A label of this site stands for the domain that it is short for (RFC 6409 section 4.2). */
    private static Path inFull(Path path, SitePolicy site) {
        return site.longName(path.domain())
                .map(domain -> new Path(path.localPart(), domain))
                .orElse(path);
    }

    private static Optional<Reply> forbidden(Path path, SessionState state) {
        boolean forbidden = state.config()
                .site()
                .forbiddenRecipients()
                .contains(path.address().toLowerCase(Locale.ROOT));
        return forbidden ? Optional.of(Replies.RECIPIENT_FORBIDDEN) : Optional.empty();
    }

    private static Optional<Reply> qualification(Path path, SessionState state) {
        boolean bare = !path.domain().isEmpty()
                && !path.isQualified()
                && !state.config().isLocal(path.asciiDomain());
        return bare ? Optional.of(Replies.RECIPIENT_NOT_QUALIFIED) : Optional.empty();
    }
}

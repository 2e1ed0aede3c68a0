package org.msakit.server.command;

import java.util.Optional;
import org.msakit.server.SitePolicy;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;

/** What the name service says of the domains in an envelope (RFC 6409 section 3.2, RFC 7505 section 4). */
final class KnownDomains {
    private KnownDomains() {}

    /** Why the sender is refused; empty for a domain that takes replies, and for the null reverse-path. */
    static Optional<Reply> ofSender(String domain, SitePolicy site) {
        return switch (site.finding(domain)) {
            case FINE -> Optional.empty();
            case MISSING -> Optional.of(Replies.SENDER_UNKNOWN_DOMAIN);
            case NULL_MX -> Optional.of(Replies.SENDER_NULL_MX);
            case UNKNOWN -> Optional.of(Replies.DOMAIN_UNDETERMINED);
        };
    }

    /** Why the recipient is refused. */
    static Optional<Reply> ofRecipient(String domain, SitePolicy site) {
        if (site.isAmbiguous(domain)) {
            return Optional.of(Replies.RECIPIENT_AMBIGUOUS);
        }
        return switch (site.finding(domain)) {
            case FINE -> Optional.empty();
            case MISSING -> Optional.of(Replies.RECIPIENT_UNKNOWN_DOMAIN);
            case NULL_MX -> Optional.of(Replies.RECIPIENT_NULL_MX);
            case UNKNOWN -> Optional.of(Replies.DOMAIN_UNDETERMINED);
        };
    }
}

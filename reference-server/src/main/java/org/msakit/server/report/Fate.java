package org.msakit.server.report;

import java.util.Optional;
import org.msakit.server.reply.Reply;

/**
 * What became of a message for one recipient.
 *
 * @param index position among the forward-paths
 * @param action what is reported
 * @param status enhanced status code (RFC 3463)
 * @param hop name of the next hop, empty where none was involved
 * @param reply its reply, if that is the reason
 */
public record Fate(int index, Action action, String status, String hop, Optional<Reply> reply) {
    /** The actions of RFC 3464 section 2.3.3 that this server knows. */
    public enum Action {
        /** It will not arrive. */
        FAILED,
        /** It is in the mailbox. */
        DELIVERED,
        /** It went on to a server that will report nothing. */
        RELAYED;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The message is in its mailbox. */
    public static Fate delivered(int index) {
        return new Fate(index, Action.DELIVERED, "2.0.0", "", Optional.empty());
    }

    /** The message went on. */
    public static Fate relayed(int index, String hop) {
        return new Fate(index, Action.RELAYED, "2.0.0", hop, Optional.empty());
    }

    /** The next hop has refused the recipient for good. */
    public static Fate failed(int index, String hop, Reply reply) {
        return new Fate(index, Action.FAILED, reply.enhanced(), hop, Optional.of(reply));
    }
}

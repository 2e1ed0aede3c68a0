package org.msakit.replies;

import java.util.List;
import java.util.Optional;
import org.msakit.wire.EnhancedCode;

/** RFC 7504 section 3 and RFC 1870 section 6.1: codes that say something else than what is meant. */
final class RefusalReplies {
    private static final List<String> ORDINARY = List.of("MAIL", "RCPT", "DATA", "BDAT", "AUTH");

    private RefusalReplies() {}

    /** 521 says that the host never takes mail, which one that answers MAIL or AUTH does. */
    static void neverTakesMail(Seen seen, Judge judge) {
        if (!ORDINARY.contains(seen.verb()) || seen.reply().klass() != 5) {
            return;
        }
        if (seen.reply().code() == 521) {
            judge.warn("RFC7504-3-1", "521 to " + seen.verb());
        } else {
            judge.judge("RFC7504-3-1", true, "");
        }
    }

    /** 5.3.4 is the enhanced code of a message that is too big for the system; 5.2.3 speaks of a mailbox. */
    static void tooBig(Seen seen, Judge judge) {
        Optional<EnhancedCode> enhanced = seen.reply().enhanced();
        boolean ofMailbox = enhanced.filter(e -> e.toString().equals("5.2.3")).isPresent();
        if (seen.verb().equals("MAIL") && seen.reply().code() == 552 && ofMailbox) {
            judge.warn(
                    "RFC1870-6.1-1",
                    "5.2.3 is about the mailbox: " + seen.reply().shortForm());
        }
    }
}

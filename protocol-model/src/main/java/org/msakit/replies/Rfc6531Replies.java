package org.msakit.replies;

import java.util.Locale;
import org.msakit.model.Capabilities;
import org.msakit.model.Stimulus;
import org.msakit.model.Transaction.Trait;

/** RFC 6531 sections 3.7.1 and 3.7.4: where a server may write UTF-8. */
final class Rfc6531Replies {
    private Rfc6531Replies() {}

    static void replies(Seen seen, Judge judge) {
        if (seen.isEhloList() && Capabilities.of(seen.reply()).has("SMTPUTF8")) {
            judge.judge(
                    "RFC6531-3.7.1-1",
                    isAscii(seen.reply().text(0)),
                    "not ASCII: " + seen.reply().raw());
        }
        if (!seen.before().offered().has("SMTPUTF8") || mayBeUtf8(seen)) {
            return;
        }
        boolean ascii = isAscii(seen.reply().raw().latin1());
        if (isQuery(seen)) {
            judge.judge("RFC6531-3.7.4-2", ascii, "not ASCII: " + seen.reply().raw());
        } else if (!ascii || hasUtf8(seen)) {
            judge.judge("RFC6531-3.7.4-1", ascii, "not ASCII: " + seen.reply().raw());
        }
    }

    /** Section 3.7.4.2: 251 and 551 in a transaction that asked for it, and VRFY or EXPN that did. */
    static boolean mayBeUtf8(Seen seen) {
        if (isQuery(seen)) {
            return line(seen).toUpperCase(Locale.ROOT).endsWith(" SMTPUTF8");
        }
        int code = seen.reply().code();
        return (code == 251 || code == 551) && seen.before().mail().has(Trait.UTF_8);
    }

    private static boolean isQuery(Seen seen) {
        return seen.verb().equals("VRFY") || seen.verb().equals("EXPN");
    }

    private static boolean hasUtf8(Seen seen) {
        return !isAscii(line(seen));
    }

    private static String line(Seen seen) {
        return seen.stimulus()
                .filter(Stimulus.Command.class::isInstance)
                .map(s -> ((Stimulus.Command) s).line().text())
                .orElse("");
    }

    private static boolean isAscii(String latin1) {
        return latin1.chars().allMatch(c -> c < 0x80);
    }
}

package org.msakit.replies;

import java.util.List;
import java.util.Set;
import org.msakit.model.Capabilities;
import org.msakit.policy.Admission;

/** RFC 6409 sections 4.1 and 7: keywords of a submission server, and the general refusal code. */
final class Rfc6409Replies {
    private static final Set<Integer> PRECISE = Set.of(500, 501, 502, 503, 504, 530, 550, 551, 552, 553, 555, 556);

    private Rfc6409Replies() {}

    static void keywords(Seen seen, Judge judge) {
        if (!seen.isEhloList() || !seen.config().submissionPort()) {
            return;
        }
        Capabilities offered = Capabilities.of(seen.reply());
        judge.judge("RFC6409-7-6", !offered.has("ETRN") && !offered.has("ATRN"), "ETRN or ATRN offered");
        if (seen.config().admission() == Admission.REJECTED) {
            return;
        }
        if (seen.before().tls() && !seen.before().login().done()) {
            judge.judge("RFC6409-7-1", offered.has("AUTH"), "AUTH not offered before login");
        }
        if (seen.before().login().done()) {
            should(judge, "RFC6409-7-2", offered, "PIPELINING");
            should(judge, "RFC6409-7-3", offered, "ENHANCEDSTATUSCODES");
            should(judge, "RFC6409-7-4", offered, "DSN");
            should(judge, "RFC6409-7-5", offered, "8BITMIME");
        }
    }

    private static void should(Judge judge, String id, Capabilities offered, String keyword) {
        if (offered.has(keyword)) {
            judge.judge(id, true, "");
        } else {
            judge.warn(id, keyword + " not offered");
        }
    }

    static void codes(Seen seen, Judge judge) {
        boolean envelope =
                List.of("MAIL", "RCPT", "DATA", "BDAT").contains(seen.verb()) || Rfc5321Replies.isContent(seen);
        if (!envelope || seen.reply().klass() != 5) {
            return;
        }
        int code = seen.reply().code();
        if (code == 554) {
            judge.judge("RFC6409-4.1-1", true, "");
        } else if (!PRECISE.contains(code)) {
            judge.warn("RFC6409-4.1-1", code + " where 554 is the general refusal");
        }
    }
}

package org.msakit.replies;

import java.util.List;

/** All reply rules, in the order of the RFCs. */
public final class ReplyRules {
    private static final List<ReplyRule> ALL = List.of(
            Rfc5321Replies::form,
            Rfc5321Replies::greeting,
            Rfc5321Replies::hello,
            Rfc5321Replies::verified,
            Rfc6409Replies::keywords,
            AuthReplies::advertised,
            AuthReplies::exchange,
            AuthReplies::iterations,
            AuthReplies::codes,
            AuthReplies::usable,
            ExtensionReplies::keywords,
            Rfc6531Replies::replies,
            EnhancedCodes::replies);

    /** Rules on codes, for replies that the session permits: an unlawful one is blamed there already. */
    private static final List<ReplyRule> OF_LAWFUL = List.of(
            Rfc5321Replies::codeSets, Rfc6409Replies::codes, RefusalReplies::neverTakesMail, RefusalReplies::tooBig);

    private ReplyRules() {}

    public static void judgeLawful(Seen seen, Judge judge) {
        OF_LAWFUL.forEach(rule -> rule.judge(seen, judge));
    }

    public static void judge(Seen seen, Judge judge) {
        ALL.forEach(rule -> rule.judge(seen, judge));
    }
}

package org.msakit.replies;

import java.util.Optional;
import java.util.stream.IntStream;
import org.msakit.wire.EnhancedCode;
import org.msakit.wire.Reply;

/** RFC 2034 section 4, RFC 3463 section 2: enhanced status codes, once they are offered. */
final class EnhancedCodes {
    private EnhancedCodes() {}

    static void replies(Seen seen, Judge judge) {
        Reply reply = seen.reply();
        if (reply.code() == 0 || seen.isGreeting() || seen.answersHello()) {
            return;
        }
        String text = reply.text(0);
        if (reply.klass() == 3) {
            boolean none = EnhancedCode.at(text).isEmpty();
            if (reply.code() == 354) {
                judgeOrWarn(judge, none, reply);
            }
            return;
        }
        if (!EnhancedCode.malformedAt(text)) {
            reply.enhanced().ifPresent(e -> judge.judge("RFC3463-2-1", true, ""));
            reply.enhanced().ifPresent(e -> registered(e, reply, judge));
        } else {
            judge.judge("RFC3463-2-1", false, "malformed enhanced code: " + text);
            return;
        }
        boolean offered = seen.before().offered().has("ENHANCEDSTATUSCODES");
        if (!offered) {
            return;
        }
        Optional<EnhancedCode> enhanced = reply.enhanced();
        judge.judge("RFC2034-4-1", enhanced.isPresent(), "no enhanced code: " + reply.raw());
        if (enhanced.isEmpty()) {
            return;
        }
        judge.judge("RFC2034-4-2", enhanced.get().klass() == reply.klass(), "classes differ: " + reply.shortForm());
        if (reply.lines().size() > 1) {
            boolean same = IntStream.range(0, reply.lines().size())
                    .allMatch(i -> EnhancedCode.at(reply.text(i)).equals(enhanced));
            judge.judge("RFC2034-4-3", same, "not the same enhanced code on every line: " + reply.raw());
        }
    }

    /** RFC 3463 section 2 and RFC 5248 section 2.4, both SHOULD: registered codes, with the reply codes named there. */
    private static void registered(EnhancedCode code, Reply reply, Judge judge) {
        if (StatusCodeRegistry.isRegistered(code)) {
            judge.judge("RFC3463-2-2", true, "");
        } else {
            judge.warn("RFC3463-2-2", "not registered: " + code);
        }
        if (code.klass() != reply.klass()) {
            return;
        }
        if (StatusCodeRegistry.goesWith(code, reply.code())) {
            if (StatusCodeRegistry.namesReplyCodes(code)) {
                judge.judge("RFC5248-2.4-1", true, "");
            }
        } else {
            judge.warn("RFC5248-2.4-1", "an unusual pair: " + reply.shortForm());
        }
    }

    private static void judgeOrWarn(Judge judge, boolean none, Reply reply) {
        if (none) {
            judge.judge("RFC2034-4-4", true, "");
        } else {
            judge.warn("RFC2034-4-4", "enhanced code in " + reply.raw());
        }
    }
}

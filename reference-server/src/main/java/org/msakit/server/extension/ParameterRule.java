package org.msakit.server.extension;

import java.util.Optional;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;

/** Judges the value of one parameter. */
@FunctionalInterface
public interface ParameterRule {
    /** The refusal, or nothing where the value (empty if there was none) is fine. */
    Optional<Reply> check(String value, SessionState state);

    /** A rule that answers 501 5.5.4 unless the test holds. */
    static ParameterRule matching(java.util.function.Predicate<String> test) {
        return (value, state) -> test.test(value) ? Optional.empty() : Optional.of(Replies.BAD_ARGUMENT);
    }

    /** A rule that takes what either rule takes, and refuses like the other. */
    default ParameterRule or(ParameterRule other) {
        return (value, state) -> {
            Optional<Reply> refusal = check(value, state);
            return refusal.isEmpty() ? refusal : other.check(value, state);
        };
    }
}

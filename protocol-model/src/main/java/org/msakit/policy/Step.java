package org.msakit.policy;

import java.util.Set;

/**
 * The answer to a request.
 *
 * @param allowed the replies that keep to the policy; never empty
 * @param keywords what EHLO offers, as far as the policy decides on it; empty for other requests
 * @param closes whether the server closes the connection behind the reply
 * @param next what has to be remembered
 * @param accepted whether a message was accepted
 */
public record Step(Set<PolicyReply> allowed, Set<String> keywords, boolean closes, PolicyState next, boolean accepted) {
    public Step {
        allowed = Set.copyOf(allowed);
        keywords = Set.copyOf(keywords);
    }

    static Step of(PolicyReply reply, PolicyState next) {
        return new Step(Set.of(reply), Set.of(), false, next, false);
    }

    /** Whether all allowed replies are positive. */
    public boolean isPositive() {
        return allowed.stream().allMatch(PolicyReply::isPositive);
    }
}

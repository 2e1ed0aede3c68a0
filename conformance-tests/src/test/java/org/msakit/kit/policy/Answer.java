package org.msakit.kit.policy;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.msakit.policy.PolicyReply;
import org.msakit.policy.Step;
import org.msakit.wire.Reply;

/**
 * What a server answered.
 *
 * @param reply empty where the connection was closed instead, or nothing came
 */
record Answer(Optional<Reply> reply) {
    private static final Set<String> DECIDED = Set.of("AUTH", "STARTTLS", "ETRN", "DSN", "EXPN", "VERB");

    /** How much of a reply has to be as predicted. */
    enum Exactness {
        /** Code, enhanced code, text where the policy decides on it, keywords. */
        FULL,
        /** The code; the enhanced code and text of refusals by policy; keywords that both servers know. */
        POLICY
    }

    boolean positive() {
        return reply.filter(r -> r.klass() == 2 || r.klass() == 3).isPresent();
    }

    int code() {
        return reply.map(Reply::code).orElse(0);
    }

    /** Whether the answer is allowed. */
    boolean isAllowed(Step step, Exactness exactness) {
        boolean text = step.allowed().stream().anyMatch(p -> matches(p, exactness));
        return text && keywordsMatch(step, exactness);
    }

    private boolean matches(PolicyReply predicted, Exactness exactness) {
        if (predicted.code() != code()) {
            return false;
        }
        if (exactness == Exactness.POLICY && predicted.text().isEmpty()) {
            return true;
        }
        String last = reply.orElseThrow().text(reply.orElseThrow().lines().size() - 1);
        return enhanced().equals(predicted.enhanced())
                && predicted.text().filter(t -> !last.endsWith(t)).isEmpty();
    }

    private String enhanced() {
        return reply.flatMap(Reply::enhanced).map(Object::toString).orElse("");
    }

    private boolean keywordsMatch(Step step, Exactness exactness) {
        boolean ehlo = reply.filter(r -> r.lines().size() > 1).isPresent();
        if (!ehlo || code() != 250) {
            return step.keywords().isEmpty();
        }
        Set<String> offered = new TreeSet<>();
        for (int i = 1; i < reply.orElseThrow().lines().size(); i++) {
            offered.add(reply.orElseThrow().text(i).split(" ", 2)[0]);
        }
        offered.retainAll(DECIDED);
        Set<String> expected = new TreeSet<>(step.keywords());
        if (exactness == Exactness.POLICY) {
            Set.of("EXPN", "VERB").forEach(expected::remove);
        }
        return offered.equals(expected);
    }

    @Override
    public String toString() {
        return reply.map(r -> r.raw().latin1().strip().replace("\r\n", " | ")).orElse("closed or silent");
    }
}

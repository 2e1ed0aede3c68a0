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

    boolean positive() {
        return reply.filter(r -> r.klass() == 2 || r.klass() == 3).isPresent();
    }

    int code() {
        return reply.map(Reply::code).orElse(0);
    }

    /** Which of the predicted replies this is; none where it is another, or offers something else. */
    Optional<PolicyReply> among(Step step) {
        Set<String> offered = keywords();
        offered.retainAll(DECIDED);
        return offered.equals(step.keywords())
                ? step.allowed().stream().filter(this::is).findFirst()
                : Optional.empty();
    }

    /** Code and enhanced code are equal, and the text where the policy decides on it. */
    private boolean is(PolicyReply predicted) {
        if (predicted.code() != code()) {
            return false;
        }
        String last = reply.orElseThrow().text(reply.orElseThrow().lines().size() - 1);
        return enhanced().equals(predicted.enhanced())
                && predicted.text().filter(t -> !last.endsWith(t)).isEmpty();
    }

    /** Code and enhanced code, as in {@code 550 5.7.1}. */
    String codes() {
        return (code() + " " + enhanced()).strip();
    }

    private String enhanced() {
        return reply.flatMap(Reply::enhanced).map(Object::toString).orElse("");
    }

    /** What a reply to EHLO offers. */
    Set<String> keywords() {
        Set<String> offered = new TreeSet<>();
        for (int i = 1; code() == 250 && i < reply.orElseThrow().lines().size(); i++) {
            offered.add(reply.orElseThrow().text(i).split(" ", 2)[0]);
        }
        return offered;
    }

    /** The code and the first line of the text; {@code <EOF>} for a close or silence. */
    String line() {
        return reply.map(r -> r.code() + " " + r.text(0)).orElse("<EOF>");
    }

    @Override
    public String toString() {
        return reply.map(r -> r.raw().latin1().strip().replace("\r\n", " | ")).orElse("closed or silent");
    }
}

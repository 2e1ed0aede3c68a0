package org.msakit.kit.policy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.msakit.policy.Policy;
import org.msakit.policy.PolicyReply;
import org.msakit.policy.PolicyState;
import org.msakit.policy.Request;
import org.msakit.policy.Step;
import org.msakit.sendmail.access.AccessKey;
import org.msakit.sendmail.access.Tag;

/** The reference server in a dialogue that sendmail leads: it is asked the same, and has to decide the same. */
final class Follower implements AutoCloseable {
    private static final Set<String> JUDGED = Set.of("AUTH", "STARTTLS", "ETRN", "DSN");

    private final Policy policy;
    private final ServerSession server;
    private final Set<LawfulDifference> differences = EnumSet.noneOf(LawfulDifference.class);
    private String last = "";
    private int compared;
    private int owed;
    private boolean greeted;
    private boolean over;

    Follower(Policy policy, ServerSession server) {
        this.policy = policy;
        this.server = server;
        // that a client has to use TLS is said by other means here
        over = policy.access().entries().keySet().stream()
                .anyMatch(key -> AccessKey.of(key).tag() == Tag.TLS_CLT);
    }

    /**
     * Asks the server, as long as it is in the same state as sendmail.
     *
     * @param before what sendmail remembers
     * @param step what it may answer
     * @param said what it answered
     * @return what the server does otherwise without an RFC that says so
     */
    Optional<String> follow(PolicyState before, Request request, Step step, PolicyReply said) {
        over |= request instanceof Request.Faulty; // syntax is the matter of RFC 5321, and no policy
        if (over) {
            return Optional.empty();
        }
        Answer answer = server.ask(request);
        last = answer.line();
        compared++;
        LawfulDifference.Case both = new LawfulDifference.Case(
                policy, request, greeted, before.mechanism().isPresent(), said, last);
        boolean secured = request instanceof Request.StartTls && answer.positive();
        greeted = !secured && (greeted || request instanceof Request.Ehlo);
        Optional<LawfulDifference> difference = Arrays.stream(LawfulDifference.values())
                .filter(each -> !both.agrees() && each.covers(both))
                .findFirst();
        difference.ifPresent(differences::add);
        over = step.closes() || difference.filter(each -> !each.keepsState()).isPresent();
        if (!both.agrees() && difference.isEmpty()) {
            return Optional.of("the reference server answers " + last);
        }
        Set<String> expected = judged(step.keywords());
        Set<String> offered = judged(answer.keywords());
        if (request instanceof Request.Ehlo && !offered.equals(expected)) {
            return Optional.of("the reference server offers " + offered + " in place of " + expected);
        }
        boolean discarded =
                before.envelope().filter(PolicyState.Envelope::discarded).isPresent();
        owed += step.accepted() && !discarded ? 1 : 0;
        return server.delivered() == owed
                ? Optional.empty()
                : Optional.of("the reference server delivers " + server.delivered() + " messages in place of " + owed);
    }

    private static Set<String> judged(Set<String> keywords) {
        Set<String> judged = new TreeSet<>(keywords);
        judged.retainAll(JUDGED);
        return judged;
    }

    /** The last answer, in one line. */
    String last() {
        return last;
    }

    /** Whether nothing more is asked. */
    boolean isOver() {
        return over;
    }

    /** How many answers were compared. */
    int compared() {
        return compared;
    }

    /** Where they differed lawfully. */
    Set<LawfulDifference> differences() {
        return differences;
    }

    @Override
    public void close() {
        server.close();
    }
}

package org.msakit.kit.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.msakit.policy.Client;
import org.msakit.policy.Modifier;
import org.msakit.policy.Policy;
import org.msakit.policy.PolicyReply;
import org.msakit.policy.PolicyState;
import org.msakit.policy.Request;
import org.msakit.policy.Step;
import org.msakit.policy.SubmissionPolicy;

/** One dialogue with the model of sendmail's policy and with the reference server at once. */
final class PolicyComparison {
    private static final Set<String> JUDGED = Set.of("AUTH", "STARTTLS", "ETRN", "DSN");

    private final SubmissionPolicy model;
    private final Policy policy;
    private final ServerSession server;
    private final List<String> transcript = new ArrayList<>();
    private final Set<LawfulDifference> differences = EnumSet.noneOf(LawfulDifference.class);
    private PolicyState state;
    private int owed;
    private boolean over;
    private Optional<String> disagreement = Optional.empty();

    private PolicyComparison(SubmissionPolicy model, Policy policy, Client client) {
        this.model = model;
        this.policy = policy;
        server = new ServerSession(policy, client);
        state = PolicyState.of(client);
        transcript.add("M=" + Modifier.letters(policy.modifiers()) + " " + policy.features() + " " + policy.privacy()
                + " " + client + " " + policy.access().entries());
    }

    /** Asks both the same, with a message behind each 354, until they disagree or the connection is closed. */
    static PolicyComparison of(SubmissionPolicy model, Policy policy, Client client, List<Request> requests) {
        PolicyComparison comparison = new PolicyComparison(model, policy, client);
        comparison.ask(new Request.Connect());
        for (Request request : requests) {
            if (!comparison.over) {
                comparison.ask(request);
            }
            if (!comparison.over && comparison.state.content()) {
                comparison.ask(new Request.Content());
            }
        }
        return comparison;
    }

    /** What they disagreed on, with all that led there. */
    Optional<String> disagreement() {
        return disagreement.map(what -> String.join("\n", transcript) + "\n" + what);
    }

    /** Where they differed lawfully. */
    Set<LawfulDifference> differences() {
        return differences;
    }

    private void ask(Request request) {
        Step step = model.answer(policy, state, request);
        PolicyReply predicted = step.allowed().iterator().next();
        boolean loggedIn = state.mechanism().isPresent();
        LawfulDifference.Case compared =
                new LawfulDifference.Case(policy, request, loggedIn, predicted, server.answer(request));
        transcript.add(request + " -> sendmail " + predicted + ", server " + compared.actual());
        Optional<LawfulDifference> difference = Arrays.stream(LawfulDifference.values())
                .filter(each -> !compared.agrees() && each.covers(compared))
                .findFirst();
        difference.ifPresent(differences::add);
        if (!compared.agrees() && difference.isEmpty()) {
            differ("the replies differ");
        }
        Set<String> expected = judged(step.keywords());
        Set<String> offered = judged(server.keywords());
        if (request instanceof Request.Ehlo && !offered.equals(expected)) {
            differ("sendmail offers " + expected + ", the server " + offered);
        }
        owed += step.accepted() && !discarded() ? 1 : 0;
        if (server.delivered() != owed) {
            differ("sendmail delivers " + owed + " messages, the server " + server.delivered());
        }
        state = step.next();
        over |= step.closes() || difference.filter(each -> !each.keepsState()).isPresent();
    }

    private boolean discarded() {
        return state.envelope().filter(PolicyState.Envelope::discarded).isPresent();
    }

    private static Set<String> judged(Set<String> keywords) {
        Set<String> judged = new TreeSet<>(keywords);
        judged.retainAll(JUDGED);
        return judged;
    }

    private void differ(String what) {
        over = true;
        disagreement = disagreement.or(() -> Optional.of(what));
    }
}

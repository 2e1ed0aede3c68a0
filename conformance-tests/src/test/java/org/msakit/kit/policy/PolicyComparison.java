package org.msakit.kit.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private final SubmissionPolicy model;
    private final Policy policy;
    private final Follower server;
    private final List<String> transcript = new ArrayList<>();
    private PolicyState state;
    private Optional<String> disagreement = Optional.empty();

    private PolicyComparison(SubmissionPolicy model, Policy policy, Client client) {
        this.model = model;
        this.policy = policy;
        server = new Follower(policy, ServerSession.of(policy, client));
        state = PolicyState.of(client);
        transcript.add("M=" + Modifier.letters(policy.modifiers()) + " " + policy.features() + " " + policy.privacy()
                + " " + client + " " + policy.access().entries());
    }

    /** Asks both the same, with a message behind each 354, until they disagree or the connection is closed. */
    static PolicyComparison of(SubmissionPolicy model, Policy policy, Client client, List<Request> requests) {
        PolicyComparison comparison = new PolicyComparison(model, policy, client);
        comparison.ask(new Request.Connect());
        for (Request request : requests) {
            comparison.ask(request);
            if (comparison.state.content()) {
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
        return server.differences();
    }

    private void ask(Request request) {
        if (server.isOver() || disagreement.isPresent()) {
            return;
        }
        Step step = model.answer(policy, state, request);
        PolicyReply predicted = step.allowed().iterator().next();
        disagreement = server.follow(state, request, step, predicted);
        transcript.add(request + " -> sendmail " + predicted + ", server " + server.last());
        state = step.next();
    }
}

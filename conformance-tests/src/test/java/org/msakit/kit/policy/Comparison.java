package org.msakit.kit.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.msakit.kit.policy.PolicyCase.Talk;
import org.msakit.policy.Policy;
import org.msakit.policy.PolicyState;
import org.msakit.policy.Request;
import org.msakit.policy.Step;
import org.msakit.policy.SubmissionPolicy;

/** Compares a server's replies with the prediction, one by one. */
final class Comparison {
    private final SubmissionPolicy model;
    private final Respondent respondent;
    private final Consumer<Exchange> seen;

    /** A request, where it was made and what came. */
    record Exchange(PolicyCase policyCase, PolicyState before, Request request, Step predicted, Answer answer) {}

    /** The first reply that the prediction does not allow. */
    record Disagreement(PolicyCase policyCase, Talk talk, int asked, Step predicted, Answer answer) {
        /** The dialogue that disagrees, up to the reply that does. */
        PolicyCase focus() {
            List<Request> enough =
                    talk.requests().subList(0, Math.min(asked, talk.requests().size()));
            return policyCase.with(policyCase.entries(), List.of(new Talk(talk.vantage(), enough)));
        }

        @Override
        public String toString() {
            String last =
                    asked == 0 ? "Connect" : talk.requests().get(asked - 1).toString();
            return focus() + "  behind " + last + "\n  predicted " + predicted.allowed() + " " + predicted.keywords()
                    + "\n  answered " + answer;
        }
    }

    Comparison(SubmissionPolicy model, Respondent respondent, Consumer<Exchange> seen) {
        this.model = model;
        this.respondent = respondent;
        this.seen = seen;
    }

    /** Runs the case; the first disagreement, if there is one. */
    Optional<Disagreement> run(PolicyCase policyCase) {
        respondent.configure(policyCase);
        for (Talk talk : policyCase.talks()) {
            Optional<Disagreement> found = run(policyCase, talk);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Disagreement> run(PolicyCase policyCase, Talk talk) {
        Policy policy = policyCase.policy(respondent.network());
        PolicyState state = PolicyState.of(talk.vantage().client(respondent.network()));
        List<Request> requests = new ArrayList<>(List.of(new Request.Connect()));
        requests.addAll(talk.requests());
        try (Conversation conversation = respondent.open(policyCase, talk)) {
            for (int asked = 0; asked < requests.size(); asked++) {
                Request request = requests.get(asked);
                if (request instanceof Request.Content && !state.content()) {
                    continue;
                }
                if (!respondent.isComparable(request, policyCase)) {
                    return Optional.empty();
                }
                Step predicted = model.answer(policy, state, request);
                Answer answer = conversation.ask(request);
                seen.accept(new Exchange(policyCase, state, request, predicted, answer));
                if (!answer.isAllowed(predicted, respondent.exactness())) {
                    return Optional.of(new Disagreement(policyCase, talk, asked, predicted, answer));
                }
                state = predicted.next();
                if (predicted.closes()) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}

package org.msakit.kit.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.msakit.kit.policy.PolicyCase.Talk;
import org.msakit.policy.Policy;
import org.msakit.policy.PolicyReply;
import org.msakit.policy.PolicyState;
import org.msakit.policy.Request;
import org.msakit.policy.Step;
import org.msakit.policy.SubmissionPolicy;

/** Three ways: the prediction, real sendmail, and the reference server under the same configuration, reply by reply. */
final class Comparison {
    private final SubmissionPolicy model;
    private final SendmailPool sendmail;
    private final ReferencePool reference;
    private final Consumer<Exchange> seen;

    /** A request, where it was made and what came. */
    record Exchange(PolicyCase policyCase, PolicyState before, Request request, Step predicted, Answer answer) {}

    /** The first reply of sendmail that the prediction does not allow, or of the reference server that is another. */
    record Disagreement(PolicyCase policyCase, Talk talk, int asked, Step predicted, String answered) {
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
                    + "\n  but " + answered;
        }
    }

    Comparison(SubmissionPolicy model, SendmailPool sendmail, ReferencePool reference, Consumer<Exchange> seen) {
        this.model = model;
        this.sendmail = sendmail;
        this.reference = reference;
        this.seen = seen;
    }

    /** Runs the case; the first disagreement, if there is one. */
    Optional<Disagreement> run(PolicyCase policyCase) {
        sendmail.configure(policyCase);
        for (Talk talk : policyCase.talks()) {
            Optional<Disagreement> found = run(policyCase, talk);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Disagreement> run(PolicyCase policyCase, Talk talk) {
        try (Conversation conversation = sendmail.open(policyCase, talk);
                Follower follower = reference.open(policyCase, talk)) {
            Optional<Disagreement> found = run(policyCase, talk, conversation, follower);
            reference.add(follower);
            return found;
        }
    }

    private Optional<Disagreement> run(PolicyCase policyCase, Talk talk, Conversation conversation, Follower follower) {
        Policy policy = policyCase.policy(sendmail.network(), sendmail.release());
        PolicyState state = PolicyState.of(talk.vantage().client(sendmail.network()));
        List<Request> requests = new ArrayList<>(List.of(new Request.Connect()));
        requests.addAll(talk.requests());
        for (int asked = 0; asked < requests.size(); asked++) {
            Request request = requests.get(asked);
            if (isContent(request) && !state.content()) {
                continue;
            }
            Step predicted = model.answer(policy, state, request);
            Answer answer = conversation.ask(request);
            seen.accept(new Exchange(policyCase, state, request, predicted, answer));
            Optional<PolicyReply> said = answer.among(predicted);
            if (said.isEmpty()) {
                return Optional.of(new Disagreement(policyCase, talk, asked, predicted, "sendmail answers " + answer));
            }
            Optional<String> otherwise = follower.follow(state, request, predicted, said.get());
            if (otherwise.isPresent()) {
                return Optional.of(new Disagreement(policyCase, talk, asked, predicted, otherwise.get()));
            }
            state = predicted.next();
            if (predicted.closes()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean isContent(Request request) {
        return request instanceof Request.Content
                || (request instanceof Request.Faulty faulty && faulty.fault().isOfContent());
    }
}

package org.msakit.policy;

import java.util.Set;

/** A session with the model: requests go in, the replies are read in short form. */
final class Walk {
    private final SubmissionPolicy model;
    private final Policy policy;
    private PolicyState state;
    private boolean closed;
    private Set<String> keywords = Set.of();
    private boolean accepted;
    private final String greeting;

    Walk(SubmissionPolicy model, Policy policy, Client client) {
        this.model = model;
        this.policy = policy;
        state = PolicyState.of(client);
        greeting = answer(new Request.Connect());
    }

    static Walk of(Policy policy, Client client) {
        return new Walk(SubmissionPolicy.sendmail(), policy, client);
    }

    String greeting() {
        return greeting;
    }

    boolean isRefused() {
        return state.refusal().isPresent();
    }

    Set<String> keywords() {
        return keywords;
    }

    /** Whether a message has been accepted so far. */
    boolean accepted() {
        return accepted;
    }

    PolicyState state() {
        return state;
    }

    String answer(Request request) {
        if (closed) {
            return "<EOF>";
        }
        Step step = model.answer(policy, state, request);
        state = step.next();
        closed = step.closes();
        accepted |= step.accepted();
        keywords = request instanceof Request.Ehlo ? step.keywords() : keywords;
        return step.allowed().iterator().next().shortForm();
    }

    String mail(String sender) {
        return answer(new Request.Mail(sender));
    }

    String rcpt(String recipient) {
        return answer(new Request.Rcpt(recipient));
    }

    String login() {
        return answer(new Request.Auth("PLAIN"));
    }

    String hello() {
        return answer(new Request.Ehlo());
    }
}

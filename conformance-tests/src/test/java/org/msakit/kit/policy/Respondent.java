package org.msakit.kit.policy;

import org.msakit.kit.policy.PolicyCase.Talk;

/** A server under a policy, to be compared with the prediction. */
interface Respondent {
    /** The first three octets of the vantages' addresses. */
    String network();

    /** How much of its replies is compared. */
    Answer.Exactness exactness();

    /** Whether the prediction for this request says something about this server. */
    boolean isComparable(org.msakit.policy.Request request, PolicyCase policyCase);

    /** Puts the policy into force. */
    void configure(PolicyCase policyCase);

    /** A new connection of a talk. */
    Conversation open(PolicyCase policyCase, Talk talk);
}

package org.msakit.monitor;

/**
 * One judgement.
 *
 * @param requirement the id
 * @param outcome what was found
 * @param reason for a reader; empty for PASS
 * @param event number of the event that decided it, counted from 0
 */
public record Finding(String requirement, Outcome outcome, String reason, int event) {
    /** How the reason of a finding begins that says nothing more than that no reply came in time. */
    static final String NO_REPLY = "no reply to ";

    /** Whether it stands for a reply that did not come in time. */
    public boolean unanswered() {
        return outcome == Outcome.INCONCLUSIVE && reason.startsWith(NO_REPLY);
    }
}

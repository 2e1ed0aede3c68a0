package org.msakit.tls;

import org.msakit.monitor.Outcome;

/**
 * What answers say about a requirement.
 *
 * @param outcome the verdict on it
 * @param reason for a reader; empty for PASS
 */
public record Judgement(Outcome outcome, String reason) {
    static final Judgement KEPT = new Judgement(Outcome.PASS, "");

    static Judgement broken(String reason) {
        return new Judgement(Outcome.FAIL, reason);
    }

    static Judgement warned(String reason) {
        return new Judgement(Outcome.WARN, reason);
    }

    static Judgement open(String reason) {
        return new Judgement(Outcome.INCONCLUSIVE, reason);
    }
}

package org.msakit.kit.run;

import java.util.Optional;
import org.msakit.catalogue.Requirement;
import org.msakit.dialogue.Dialogue;
import org.msakit.monitor.Verdict;

/**
 * What a run says about one requirement.
 *
 * @param requirement the row of the catalogue
 * @param verdict the verdict
 * @param exercised exchanges that said something about it
 * @param expected whether a violation was listed as known
 * @param reason for a reader; empty for PASS
 * @param witness the shortest dialogue that shows a violation
 */
public record RequirementResult(
        Requirement requirement,
        Verdict verdict,
        int exercised,
        boolean expected,
        String reason,
        Optional<Dialogue> witness) {
    /** Whether this result alone makes the run fail. */
    public boolean unexpectedFailure() {
        return verdict == Verdict.FAIL && !expected;
    }
}

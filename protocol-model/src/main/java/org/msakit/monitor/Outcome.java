package org.msakit.monitor;

/** What one exchange says about one requirement. */
public enum Outcome {
    PASS,
    WARN,
    INCONCLUSIVE,
    FAIL
}

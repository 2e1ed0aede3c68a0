package org.msakit.monitor;

/** What a run says about one requirement. */
public enum Verdict {
    /** Exercised at least once, never violated. */
    PASS,
    /** A MUST, MUST NOT or SEC row was broken; a witness is attached. */
    FAIL,
    /** A SHOULD was broken, or the server was right in effect with the wrong code. */
    WARN,
    /** Tried, and the server's answers say neither yes nor no; the reason tells what would make it conclusive. */
    INCONCLUSIVE,
    /** What the row speaks of is not offered, or the policy differs. */
    NOT_APPLICABLE,
    /** No exchange of the run touched it. */
    NOT_EXERCISED
}

package org.msakit.audit;

/** How bad a finding is. */
public enum Severity {
    /** Mail goes out that should not, passwords can be read, or a port is dead. */
    ERROR,
    /** Weaker than it looks, or not what its author meant. */
    WARNING,
    /** Something that current practice asks for is missing. */
    NOTE
}

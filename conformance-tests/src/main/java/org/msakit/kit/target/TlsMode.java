package org.msakit.kit.target;

/** How TLS is reached on a target. */
public enum TlsMode {
    STARTTLS,
    IMPLICIT,
    NONE
}

package org.msakit.policy;

import java.util.Set;

/** Releases of sendmail that decide differently. */
public enum Release {
    /** Before 8.17: CR and LF alone are part of a message, or end a line of it; who has to use TLS is told so by 403. */
    LENIENT,
    /** 8.17.1.9 and later, and what distributions have mended. */
    STRICT;

    private static final int MAJOR = 8;
    private static final int STRICT_FROM = 17;

    /** The release with a version number such as {@code 8.17.1.9}. */
    public static Release of(String version) {
        String[] parts = version.split("\\.");
        int major = Integer.parseInt(parts[0]);
        int minor = Integer.parseInt(parts[1]);
        return major > MAJOR || (major == MAJOR && minor >= STRICT_FROM) ? STRICT : LENIENT;
    }

    /** What it does unasked. */
    public Set<Policy.Feature> features() {
        return Set.of(this == STRICT ? Policy.Feature.STRICT_LINE_ENDS : Policy.Feature.TLS_REFUSAL_403);
    }
}

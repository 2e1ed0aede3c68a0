package org.msakit.server;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which service extensions are on, and the figures that they announce.
 *
 * @param off EHLO keywords, in upper case, of extensions that are neither offered nor understood
 * @param minimumBy least seconds that DELIVERBY takes in mode R (RFC 2852 section 2), 0 for no such bound
 * @param longestHold longest time that FUTURERELEASE holds a message (RFC 4865 section 4)
 * @param mailMax transactions of a session, told by LIMITS (RFC 9422 section 4.1); 0 for no bound
 * @param domainMax recipient domains of a session, told by LIMITS (RFC 9422 section 4.3); 0 for no bound
 */
public record ExtensionSettings(Set<String> off, int minimumBy, Duration longestHold, int mailMax, int domainMax) {
    public ExtensionSettings {
        off = off.stream().map(k -> k.toUpperCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** All extensions; 60 s for DELIVERBY, a week for FUTURERELEASE, no bounds in LIMITS. */
    public static ExtensionSettings defaults() {
        return new ExtensionSettings(Set.of(), 60, Duration.ofDays(7), 0, 0);
    }

    /** Whether the extension of this keyword is on. */
    public boolean isOn(String keyword) {
        return !off.contains(keyword);
    }

    /** The same without these extensions. */
    public ExtensionSettings without(Set<String> keywords) {
        return new ExtensionSettings(keywords, minimumBy, longestHold, mailMax, domainMax);
    }

    /** The same with other bounds of a session. */
    public ExtensionSettings bounded(int transactions, int domains) {
        return new ExtensionSettings(off, minimumBy, longestHold, transactions, domains);
    }
}

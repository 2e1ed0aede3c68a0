package org.msakit.kit.run;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code msakit audit} sees of the catalogue: the rows that a server with such a configuration breaks, without that
 * anybody connects to it.
 */
public final class AuditedRows {
    private static final String NO_LOGIN = "AUDIT-SUBMISSION-WITHOUT-LOGIN";
    private static final String LOGIN_UNDONE = "AUDIT-SRV-FEATURES-UNDO-LOGIN";
    private static final String NO_TLS_PORT = "AUDIT-NO-IMPLICIT-TLS-PORT";
    private static final String PASSWORD_WITHOUT_TLS = "AUDIT-PASSWORD-WITHOUT-TLS";

    private static final Map<String, List<String>> FINDINGS = Map.ofEntries(
            Map.entry("RFC6409-4.3-1", List.of(NO_LOGIN, LOGIN_UNDONE)),
            Map.entry("RFC6409-4.3-2", List.of(NO_LOGIN, LOGIN_UNDONE)),
            Map.entry("RFC6409-4.3-3", List.of(NO_LOGIN, LOGIN_UNDONE)),
            Map.entry("RFC6409-7-1", List.of("AUDIT-DEAD-PORT", "AUDIT-NO-MECHANISM")),
            Map.entry("RFC6409-7-6", List.of("AUDIT-ETRN-OPEN", "AUDIT-SRV-FEATURES-UNDO-ETRN")),
            Map.entry("RFC5068-3.1-1", List.of(NO_LOGIN, LOGIN_UNDONE)),
            Map.entry(
                    "RFC5068-3.2-1",
                    List.of(
                            "AUDIT-ACCESS-SUBMITS",
                            "AUDIT-RELAY-WIDE",
                            "AUDIT-RELAY-PROMISCUOUS",
                            "AUDIT-RELAY-LOCAL-FROM",
                            "AUDIT-RELAY-MAIL-FROM",
                            "AUDIT-RELAY-BASED-ON-MX",
                            "AUDIT-RELAY-LOOSE")),
            Map.entry("RFC5068-3.2-2", List.of("AUDIT-PORT-TWICE")),
            Map.entry("SEC-RELAY-1", List.of("AUDIT-RELAY-PROMISCUOUS", "AUDIT-RELAY-LOCAL-FROM")),
            Map.entry("RFC4954-4-18", List.of("AUDIT-PASSWORD-BEFORE-TLS", PASSWORD_WITHOUT_TLS)),
            Map.entry("RFC8314-3.3-1", List.of("AUDIT-CLEAR-TEXT-ON-465")),
            Map.entry("RFC8314-3.3-2", List.of(NO_TLS_PORT, "AUDIT-KEY-MODE", "AUDIT-NO-CERTIFICATE")),
            Map.entry("RFC8314-3.3-3", List.of(NO_LOGIN, LOGIN_UNDONE)),
            Map.entry("RFC9325-3.2-1", List.of(NO_TLS_PORT, PASSWORD_WITHOUT_TLS)),
            Map.entry("RFC2505-2.11-1", List.of("AUDIT-VRFY-OPEN", "AUDIT-EXPN-OPEN")),
            Map.entry("SEC-ENUM-1", List.of("AUDIT-VRFY-OPEN", "AUDIT-EXPN-OPEN")),
            Map.entry("RFC5321-4.2.5-2", List.of("AUDIT-DISCARD-FOR-ALL", "AUDIT-MSP-WITHOUT-LOGIN")));

    private AuditedRows() {}

    /** The findings that show a row to be broken; none where a configuration says nothing about it. */
    public static List<String> findings(String id) {
        return FINDINGS.getOrDefault(id, List.of());
    }

    /** All rows that have findings. */
    public static Set<String> rows() {
        return FINDINGS.keySet();
    }
}

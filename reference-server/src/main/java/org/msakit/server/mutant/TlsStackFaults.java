package org.msakit.server.mutant;

import java.util.List;

/** Faults of versions, suites, certificates and the end of TLS (RFC 8314, RFC 8996, RFC 9325), at the sockets. */
final class TlsStackFaults {
    private TlsStackFaults() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofHost("ssl-3", "RFC9325-3.1.1-1", "agrees to SSL 3.0", HostFault.SSL_3_0),
                Mutant.ofHost("tls-1-0", "RFC8996-4-1", "agrees to TLS 1.0", HostFault.TLS_1_0),
                Mutant.ofHost("tls-1-1", "RFC8996-5-1", "agrees to TLS 1.1", HostFault.TLS_1_1),
                Mutant.ofHost("no-tls-1-2", "RFC8314-4-1", "agrees to no version that is allowed", HostFault.NO_TLS_1_2)
                        .alsoBreaks("RFC3207-4-1", "RFC8314-4-2", "RFC8314-3.3-2"),
                Mutant.ofHost(
                        "tls-1-2-first",
                        "RFC9325-3.1.1-2",
                        "chooses TLS 1.2 although both have TLS 1.3",
                        HostFault.TLS_1_2_FIRST),
                Mutant.ofHost(
                        "tls-record-version",
                        "RFC8996-4-2",
                        "refuses a hello for the version of its record",
                        HostFault.RECORD_VERSION_LOOKED_AT),
                Mutant.ofHost("tls-compression", "RFC9325-3.3-1", "agrees to DEFLATE", HostFault.COMPRESSION),
                Mutant.ofHost(
                        "tls-unbound",
                        "RFC9325-3.5-1",
                        "leaves renegotiation_info and extended_master_secret out",
                        HostFault.UNBOUND),
                Mutant.ofHost(
                        "tls-null-suites",
                        "RFC9325-4.1-1",
                        "agrees to suites without encryption",
                        HostFault.NULL_SUITES),
                Mutant.ofHost("tls-rc4-suites", "RFC9325-4.1-1", "agrees to RC4", HostFault.RC4_SUITES),
                Mutant.ofHost(
                        "tls-export-suites", "RFC9325-4.1-1", "agrees to suites for export", HostFault.EXPORT_SUITES),
                Mutant.ofHost(
                                "tls-rsa-first",
                                "RFC9325-4.1-3",
                                "chooses RSA key transport where the client likes it best",
                                HostFault.RSA_KEY_TRANSPORT)
                        .alsoBreaks("RFC9325-4.1-2"),
                Mutant.ofHost("tls-short-key", "RFC9325-4.5-1", "shows an RSA key of 1024 bits", HostFault.SHORT_KEY),
                Mutant.ofHost(
                        "tls-expired", "RFC8314-4.4-1", "shows an expired certificate", HostFault.EXPIRED_CERTIFICATE),
                Mutant.ofHost(
                        "tls-asks-certificate",
                        "RFC8314-4.2-1",
                        "asks the client for a certificate",
                        HostFault.CERTIFICATE_REQUEST),
                Mutant.ofHost(
                        "tls-no-close-notify",
                        "RFC8314-3.4-1",
                        "ends the connection without close_notify",
                        HostFault.NO_CLOSE_NOTIFY),
                Mutant.ofHost(
                        "clear-after-alert",
                        "SEC-TLS-1",
                        "goes on in clear after a broken-off handshake",
                        HostFault.CLEAR_TEXT_AFTER_ALERT));
    }
}

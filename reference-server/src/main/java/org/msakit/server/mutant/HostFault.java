package org.msakit.server.mutant;

/** Faults below the session core, at the sockets and in TLS. */
public enum HostFault {
    /** None: the fault lies in the session. */
    NONE,
    /** After STARTTLS the server talks in clear if the client does. */
    STARTTLS_OPTIONAL,
    /** On a listener with implicit TLS the server talks in clear if the client does. */
    IMPLICIT_TLS_OPTIONAL,
    /** After STARTTLS and a fatal alert of the client the server goes on in clear. */
    CLEAR_TEXT_AFTER_ALERT,
    /** The connection ends without close_notify. */
    NO_CLOSE_NOTIFY,
    /** The client is asked for a certificate. */
    CERTIFICATE_REQUEST,
    /** The certificate has expired. */
    EXPIRED_CERTIFICATE,
    /** The certificate holds an RSA key of 1024 bits. */
    SHORT_KEY,
    /** SSL 3.0 is agreed to. */
    SSL_3_0,
    /** TLS 1.0 is agreed to. */
    TLS_1_0,
    /** TLS 1.1 is agreed to. */
    TLS_1_1,
    /** No version is agreed to. */
    NO_TLS_1_2,
    /** TLS 1.2 is chosen before TLS 1.3. */
    TLS_1_2_FIRST,
    /** A hello in a record of SSL 3.0 is refused. */
    RECORD_VERSION_LOOKED_AT,
    /** DEFLATE is agreed to. */
    COMPRESSION,
    /** A ServerHello of TLS 1.2 has neither renegotiation_info nor extended_master_secret. */
    UNBOUND,
    /** Suites without encryption are agreed to. */
    NULL_SUITES,
    /** RC4 suites are agreed to. */
    RC4_SUITES,
    /** Export and single DES suites are agreed to. */
    EXPORT_SUITES,
    /** RSA key transport is chosen where the client likes it best. */
    RSA_KEY_TRANSPORT,
    /** None at the sockets; the fault of the session shows only where time passes. */
    TIME_PASSES
}

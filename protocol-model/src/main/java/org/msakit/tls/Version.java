package org.msakit.tls;

/** Protocol versions as they are written on the wire. */
final class Version {
    static final int SSL_2_0 = 0x0002;
    static final int SSL_3_0 = 0x0300;
    static final int TLS_1_0 = 0x0301;
    static final int TLS_1_1 = 0x0302;
    static final int TLS_1_2 = 0x0303;
    static final int TLS_1_3 = 0x0304;

    private Version() {}

    /** The usual name, else the two octets. */
    static String name(int version) {
        return switch (version) {
            case SSL_2_0 -> "SSL 2.0";
            case SSL_3_0 -> "SSL 3.0";
            case TLS_1_0 -> "TLS 1.0";
            case TLS_1_1 -> "TLS 1.1";
            case TLS_1_2 -> "TLS 1.2";
            case TLS_1_3 -> "TLS 1.3";
            default -> "version " + (version >> 8) + "," + (version & 0xFF);
        };
    }
}

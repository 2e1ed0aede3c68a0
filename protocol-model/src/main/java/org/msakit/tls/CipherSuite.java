package org.msakit.tls;

import java.util.Arrays;
import java.util.List;

/** Cipher suites of the IANA registry that are offered, grouped by what RFC 9325 section 4 says about them. */
enum CipherSuite {
    TLS_AES_128_GCM_SHA256(0x1301, Kind.TLS_1_3),
    TLS_AES_256_GCM_SHA384(0x1302, Kind.TLS_1_3),
    TLS_CHACHA20_POLY1305_SHA256(0x1303, Kind.TLS_1_3),
    TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256(0xC02B, Kind.ECDHE),
    TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256(0xC02F, Kind.ECDHE),
    TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384(0xC02C, Kind.ECDHE),
    TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384(0xC030, Kind.ECDHE),
    TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256(0xCCA9, Kind.ECDHE),
    TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256(0xCCA8, Kind.ECDHE),
    TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA(0xC009, Kind.ECDHE_CBC),
    TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA(0xC013, Kind.ECDHE_CBC),
    TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA(0xC00A, Kind.ECDHE_CBC),
    TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA(0xC014, Kind.ECDHE_CBC),
    TLS_RSA_WITH_AES_128_GCM_SHA256(0x009C, Kind.STATIC_RSA),
    TLS_RSA_WITH_AES_256_GCM_SHA384(0x009D, Kind.STATIC_RSA),
    TLS_RSA_WITH_AES_128_CBC_SHA256(0x003C, Kind.STATIC_RSA),
    TLS_RSA_WITH_AES_128_CBC_SHA(0x002F, Kind.STATIC_RSA),
    TLS_RSA_WITH_AES_256_CBC_SHA(0x0035, Kind.STATIC_RSA),
    TLS_RSA_WITH_3DES_EDE_CBC_SHA(0x000A, Kind.TRIPLE_DES),
    TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA(0x0016, Kind.TRIPLE_DES),
    TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA(0xC012, Kind.TRIPLE_DES),
    TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA(0xC008, Kind.TRIPLE_DES),
    TLS_DHE_RSA_WITH_AES_128_GCM_SHA256(0x009E, Kind.DHE),
    TLS_DHE_RSA_WITH_AES_256_GCM_SHA384(0x009F, Kind.DHE),
    TLS_DHE_RSA_WITH_AES_128_CBC_SHA(0x0033, Kind.DHE),
    TLS_DHE_RSA_WITH_AES_256_CBC_SHA(0x0039, Kind.DHE),
    TLS_ECDH_ECDSA_WITH_AES_128_GCM_SHA256(0xC02D, Kind.STATIC_DH),
    TLS_ECDH_RSA_WITH_AES_128_GCM_SHA256(0xC031, Kind.STATIC_DH),
    TLS_ECDH_ECDSA_WITH_AES_128_CBC_SHA(0xC004, Kind.STATIC_DH),
    TLS_ECDH_RSA_WITH_AES_128_CBC_SHA(0xC00E, Kind.STATIC_DH),
    TLS_DH_RSA_WITH_AES_128_CBC_SHA(0x0031, Kind.STATIC_DH),
    TLS_RSA_WITH_NULL_SHA(0x0002, Kind.NULL),
    TLS_RSA_WITH_NULL_SHA256(0x003B, Kind.NULL),
    TLS_RSA_WITH_NULL_MD5(0x0001, Kind.NULL),
    TLS_ECDHE_RSA_WITH_NULL_SHA(0xC010, Kind.NULL),
    TLS_ECDHE_ECDSA_WITH_NULL_SHA(0xC006, Kind.NULL),
    TLS_RSA_WITH_RC4_128_SHA(0x0005, Kind.RC4),
    TLS_RSA_WITH_RC4_128_MD5(0x0004, Kind.RC4),
    TLS_ECDHE_RSA_WITH_RC4_128_SHA(0xC011, Kind.RC4),
    TLS_ECDHE_ECDSA_WITH_RC4_128_SHA(0xC007, Kind.RC4),
    TLS_RSA_EXPORT_WITH_RC4_40_MD5(0x0003, Kind.EXPORT),
    TLS_RSA_EXPORT_WITH_DES40_CBC_SHA(0x0008, Kind.EXPORT),
    TLS_DHE_RSA_EXPORT_WITH_DES40_CBC_SHA(0x0014, Kind.EXPORT),
    TLS_RSA_WITH_DES_CBC_SHA(0x0009, Kind.EXPORT),
    TLS_DHE_RSA_WITH_DES_CBC_SHA(0x0015, Kind.EXPORT);

    /** What a suite stands for. */
    enum Kind {
        TLS_1_3,
        ECDHE,
        ECDHE_CBC,
        STATIC_RSA,
        TRIPLE_DES,
        DHE,
        STATIC_DH,
        NULL,
        RC4,
        EXPORT
    }

    private final int code;
    private final Kind kind;

    CipherSuite(int code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    int code() {
        return code;
    }

    /** The codes of the suites of these kinds, kind by kind. */
    static List<Integer> of(Kind... kinds) {
        return Arrays.stream(kinds)
                .flatMap(k -> Arrays.stream(values()).filter(s -> s.kind == k))
                .map(CipherSuite::code)
                .toList();
    }

    /** Whether the suite with the code is of one of the kinds. */
    static boolean is(int code, Kind... kinds) {
        return of(kinds).contains(code);
    }

    /** The name of the suite with the code, else the code. */
    static String name(int code) {
        return Arrays.stream(values())
                .filter(s -> s.code == code)
                .findFirst()
                .map(CipherSuite::name)
                .orElse(String.format("suite 0x%04X", code));
    }
}

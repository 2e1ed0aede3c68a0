package org.msakit.tls;

import org.msakit.wire.Octets;

/**
 * An extension of a hello.
 *
 * @param type the code of the IANA registry
 * @param content what it holds
 */
record HelloExtension(int type, Octets content) {
    static final int SERVER_NAME = 0;
    static final int SUPPORTED_GROUPS = 10;
    static final int POINT_FORMATS = 11;
    static final int SIGNATURE_ALGORITHMS = 13;
    static final int ALPN = 16;
    static final int EXTENDED_MASTER_SECRET = 23;
    static final int SUPPORTED_VERSIONS = 43;
    static final int KEY_SHARE = 51;
    static final int RENEGOTIATION_INFO = 0xFF01;

    private static final int X25519 = 0x001D;
    private static final int SECP256R1 = 0x0017;
    private static final int SECP384R1 = 0x0018;
    private static final int[] SIGNATURES = {
        0x0403, 0x0503, 0x0603, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0807, 0x0203, 0x0201
    };
    private static final int X25519_LENGTH = 32;

    static HelloExtension serverName(String host) {
        Fields name = new Fields().number(1, 0).vector(2, new Octets(host));
        return new HelloExtension(
                SERVER_NAME, new Fields().vector(2, name.octets()).octets());
    }

    static HelloExtension alpn(String protocol) {
        Fields names = new Fields().vector(1, new Octets(protocol));
        return new HelloExtension(ALPN, new Fields().vector(2, names.octets()).octets());
    }

    static HelloExtension supportedGroups() {
        Fields groups = new Fields().number(2, X25519).number(2, SECP256R1).number(2, SECP384R1);
        return new HelloExtension(
                SUPPORTED_GROUPS, new Fields().vector(2, groups.octets()).octets());
    }

    static HelloExtension pointFormats() {
        return new HelloExtension(
                POINT_FORMATS, new Fields().vector(1, new Octets("\0")).octets());
    }

    static HelloExtension signatureAlgorithms() {
        Fields all = new Fields();
        for (int algorithm : SIGNATURES) {
            all.number(2, algorithm);
        }
        return new HelloExtension(
                SIGNATURE_ALGORITHMS, new Fields().vector(2, all.octets()).octets());
    }

    static HelloExtension extendedMasterSecret() {
        return new HelloExtension(EXTENDED_MASTER_SECRET, Octets.EMPTY);
    }

    static HelloExtension renegotiationInfo() {
        return new HelloExtension(
                RENEGOTIATION_INFO, new Fields().vector(1, Octets.EMPTY).octets());
    }

    static HelloExtension supportedVersions(int... versions) {
        Fields all = new Fields();
        for (int version : versions) {
            all.number(2, version);
        }
        return new HelloExtension(
                SUPPORTED_VERSIONS, new Fields().vector(1, all.octets()).octets());
    }

    /** A share for X25519. Nobody finishes such a handshake, so the base point does for a public key. */
    static HelloExtension keyShare() {
        Octets basePoint = new Octets("\t" + "\0".repeat(X25519_LENGTH - 1));
        Fields share = new Fields().number(2, X25519).vector(2, basePoint);
        return new HelloExtension(
                KEY_SHARE, new Fields().vector(2, share.octets()).octets());
    }
}

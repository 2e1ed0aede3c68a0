package org.msakit.tls;

import java.util.ArrayList;
import java.util.List;
import org.msakit.wire.Octets;

/**
 * A ClientHello (RFC 5246 section 7.4.1.2, RFC 8446 section 4.1.2) and the version of the record that carries it. It
 * may offer what no client should.
 *
 * @param recordVersion version in the record header
 * @param version version in the hello, the highest one offered up to TLS 1.2
 * @param suites codes of cipher suites, most wanted first
 * @param compressions codes of compression methods
 * @param extensions none for hellos of old clients
 */
record ClientHello(
        int recordVersion,
        int version,
        List<Integer> suites,
        List<Integer> compressions,
        List<HelloExtension> extensions) {
    static final int NO_COMPRESSION = 0;
    static final int DEFLATE = 1;

    private static final int HANDSHAKE_RECORD = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int SSL_2_HIGH_BIT = 0x8000;
    private static final Octets RANDOM = new Octets("msakit's hello: not random at all".substring(0, 32));

    ClientHello {
        suites = List.copyOf(suites);
        compressions = List.copyOf(compressions);
        extensions = List.copyOf(extensions);
    }

    /** A hello of today for TLS 1.2 alone, with these suites. */
    static ClientHello tls12(List<Integer> suites) {
        return new ClientHello(
                Version.TLS_1_0,
                Version.TLS_1_2,
                suites,
                List.of(NO_COMPRESSION),
                List.of(
                        HelloExtension.renegotiationInfo(),
                        HelloExtension.extendedMasterSecret(),
                        HelloExtension.supportedGroups(),
                        HelloExtension.pointFormats(),
                        HelloExtension.signatureAlgorithms()));
    }

    /** The same hello that offers these versions by the extension for TLS 1.3. */
    ClientHello offering(int... versions) {
        return with(HelloExtension.supportedVersions(versions)).with(HelloExtension.keyShare());
    }

    ClientHello with(HelloExtension more) {
        List<HelloExtension> all = new ArrayList<>(extensions);
        all.add(more);
        return new ClientHello(recordVersion, version, suites, compressions, all);
    }

    ClientHello inRecord(int otherVersion) {
        return new ClientHello(otherVersion, version, suites, compressions, extensions);
    }

    ClientHello compressing(Integer... methods) {
        return new ClientHello(recordVersion, version, suites, List.of(methods), extensions);
    }

    /** The record, always with the same octets in place of random ones. */
    Octets encode() {
        Fields codes = new Fields();
        suites.forEach(s -> codes.number(2, s));
        Fields methods = new Fields();
        compressions.forEach(c -> methods.number(1, c));
        Fields more = new Fields();
        extensions.forEach(e -> more.number(2, e.type()).vector(2, e.content()));
        Fields hello = new Fields()
                .number(2, version)
                .raw(RANDOM)
                .vector(1, Octets.EMPTY)
                .vector(2, codes.octets())
                .vector(1, methods.octets());
        if (!extensions.isEmpty()) {
            hello.vector(2, more.octets());
        }
        Fields message = new Fields().number(1, CLIENT_HELLO).vector(3, hello.octets());
        return new Fields()
                .number(1, HANDSHAKE_RECORD)
                .number(2, recordVersion)
                .vector(2, message.octets())
                .octets();
    }

    /** A hello in the form of SSL 2.0 that offers SSL 2.0 and nothing else (RFC 6176). */
    static Octets ssl2() {
        int[] kinds = {0x010080, 0x020080, 0x030080, 0x0700C0};
        Fields specs = new Fields();
        for (int kind : kinds) {
            specs.number(3, kind);
        }
        Octets challenge = RANDOM.to(16);
        Fields hello = new Fields()
                .number(1, CLIENT_HELLO)
                .number(2, Version.SSL_2_0)
                .number(2, specs.octets().length())
                .number(2, 0)
                .number(2, challenge.length())
                .raw(specs.octets())
                .raw(challenge);
        return new Fields()
                .number(2, SSL_2_HIGH_BIT | hello.octets().length())
                .raw(hello.octets())
                .octets();
    }
}

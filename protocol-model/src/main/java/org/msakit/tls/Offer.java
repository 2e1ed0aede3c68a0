package org.msakit.tls;

import java.util.List;
import org.msakit.tls.CipherSuite.Kind;
import org.msakit.wire.Octets;

/**
 * The first flight of a client.
 *
 * @param words what it offers, for a reader
 * @param octets what is sent
 */
public record Offer(String words, Octets octets) {
    /** TLS 1.3 and 1.2 as a client of today offers them. */
    public static final Offer MODERN = of("TLS 1.3 and 1.2", modern());

    private static final int ALERT_RECORD = 21;
    private static final int FATAL = 2;
    private static final int USER_CANCELED = 90;

    /** No hello at all: a line of SMTP. */
    public static Offer clearText(String line) {
        return new Offer("\"" + line + "\" in clear text", Octets.line(line));
    }

    /** No hello at all: the client waits for the server to begin. */
    static Offer nothing() {
        return new Offer("nothing", Octets.EMPTY);
    }

    static Offer of(String words, ClientHello hello) {
        return new Offer(words, hello.encode());
    }

    static ClientHello modern() {
        return ClientHello.tls12(CipherSuite.of(Kind.TLS_1_3, Kind.ECDHE)).offering(Version.TLS_1_3, Version.TLS_1_2);
    }

    /** A hello as clients sent it that knew no version above the one given. */
    static Offer upTo(int version) {
        ClientHello hello = new ClientHello(
                Math.min(version, Version.TLS_1_0),
                version,
                CipherSuite.of(Kind.ECDHE_CBC, Kind.STATIC_RSA, Kind.DHE, Kind.TRIPLE_DES, Kind.RC4),
                List.of(ClientHello.NO_COMPRESSION),
                version == Version.SSL_3_0
                        ? List.of()
                        : List.of(
                                HelloExtension.renegotiationInfo(),
                                HelloExtension.supportedGroups(),
                                HelloExtension.pointFormats()));
        return of(Version.name(version) + " at most", hello);
    }

    /** Offers whose highest version is SSL 3.0, TLS 1.0 and so on, up to the one of today. */
    public static List<Offer> ofEachVersion() {
        return List.of(
                upTo(Version.SSL_3_0), upTo(Version.TLS_1_0), upTo(Version.TLS_1_1), upTo(Version.TLS_1_2), MODERN);
    }

    /** TLS 1.2 with the suites of these kinds alone. */
    static Offer only(String words, Kind... kinds) {
        return of("TLS 1.2, " + words, ClientHello.tls12(CipherSuite.of(kinds)));
    }

    /** No hello at all: the fatal alert of a client that gives up. */
    public static Offer givingUp() {
        Octets alert = new Fields()
                .number(1, ALERT_RECORD)
                .number(2, Version.TLS_1_2)
                .vector(
                        2,
                        new Fields().number(1, FATAL).number(1, USER_CANCELED).octets())
                .octets();
        return new Offer("a fatal alert in place of a hello", alert);
    }
}

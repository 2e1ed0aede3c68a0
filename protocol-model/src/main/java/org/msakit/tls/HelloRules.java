package org.msakit.tls;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.msakit.monitor.Outcome;
import org.msakit.tls.Answer.Alert;
import org.msakit.tls.Answer.Hello;
import org.msakit.tls.CipherSuite.Kind;

/** Versions, suites and extensions: RFC 8314 section 4, RFC 8996 and RFC 9325 sections 3 and 4. */
public final class HelloRules {
    private static final List<HelloRule> ALL = List.of(
            new HelloRule("RFC8996-4-1", "TLS 1.0", versionRefused(Version.TLS_1_0)),
            new HelloRule("RFC8996-5-1", "TLS 1.1", versionRefused(Version.TLS_1_1)),
            new HelloRule("RFC8996-4-2", "a hello in records of any version", HelloRules::anyRecordVersion),
            new HelloRule("RFC8314-4-1", "TLS 1.2", HelloRules::tls12),
            new HelloRule("RFC9325-3.1.1-1", "SSL 3.0", refused(Offer.upTo(Version.SSL_3_0))),
            new HelloRule("RFC9325-3.1.1-1", "SSL 2.0", refused(new Offer("SSL 2.0", ClientHello.ssl2()))),
            new HelloRule("RFC9325-3.1.1-2", "TLS 1.3 before TLS 1.2", HelloRules::tls13),
            new HelloRule("RFC9325-3.3-1", "compression", HelloRules::compression),
            new HelloRule("RFC9325-3.5-1", "renegotiation_info and extended_master_secret", HelloRules::binding),
            new HelloRule("RFC9325-3.7-1", "a strange server name", HelloRules::strangeName),
            new HelloRule("RFC9325-3.8-1", "a strange application protocol", HelloRules::strangeProtocol),
            new HelloRule("RFC9325-4.1-1", "suites without encryption", refused(Offer.only("NULL suites", Kind.NULL))),
            new HelloRule("RFC9325-4.1-1", "RC4 suites", refused(Offer.only("RC4 suites", Kind.RC4))),
            new HelloRule(
                    "RFC9325-4.1-1",
                    "export and DES suites",
                    refused(Offer.only("export and single DES suites", Kind.EXPORT))),
            new HelloRule(
                    "RFC9325-4.1-2",
                    "RSA key transport",
                    refused(Offer.only("suites with RSA key transport", Kind.STATIC_RSA))),
            new HelloRule("RFC9325-4.1-2", "3DES suites", refused(Offer.only("3DES suites", Kind.TRIPLE_DES))),
            new HelloRule("RFC9325-4.1-2", "DHE suites", refused(Offer.only("DHE suites", Kind.DHE))),
            new HelloRule(
                    "RFC9325-4.1-2", "static DH suites", refused(Offer.only("static (EC)DH suites", Kind.STATIC_DH))),
            new HelloRule("RFC9325-4.1-3", "RSA key transport offered first", HelloRules::forwardSecrecy));

    private static final List<HelloRule> TLS_FIRST = List.of(
            new HelloRule("RFC8314-3.3-1", "no greeting before TLS", server -> silentInClear(server, Offer.nothing())),
            new HelloRule(
                    "RFC8314-3.3-1",
                    "clear text in place of a handshake",
                    server -> silentInClear(server, Offer.clearText("EHLO [127.0.0.1]"))));

    private HelloRules() {}

    /** All rules, in the order of the RFCs. */
    public static List<HelloRule> all() {
        return ALL;
    }

    /** RFC 8314 section 3.3: where TLS comes first, nothing is said in clear. */
    public static List<HelloRule> tlsFirst() {
        return TLS_FIRST;
    }

    private static Judgement silentInClear(HelloRule.Server server, Offer offer) {
        Answer answer = server.answer(offer);
        boolean refused =
                answer instanceof Answer.Alien alien && alien.octets().latin1().matches("(?s)[45]\\d\\d[ -].*");
        if (answer instanceof Answer.Alien && !refused) {
            return Judgement.broken(said(offer, answer));
        }
        return refused ? Judgement.open(said(offer, answer)) : refusal(server, offer, answer);
    }

    /** RFC 8996 sections 4 and 5: an old version is answered by the alert protocol_version. */
    private static Function<HelloRule.Server, Judgement> versionRefused(int version) {
        Offer offer = Offer.upTo(version);
        return server -> {
            Answer answer = server.answer(offer);
            boolean right = answer instanceof Alert alert && alert.description() == Alert.PROTOCOL_VERSION;
            if (answer.agreed() || right) {
                return refusal(server, offer, answer);
            }
            Judgement judged = refusal(server, offer, answer);
            return judged.outcome() == Outcome.PASS
                    ? Judgement.warned(said(offer, answer) + " instead of the alert protocol_version")
                    : judged;
        };
    }

    private static Function<HelloRule.Server, Judgement> refused(Offer offer) {
        return server -> refusal(server, offer, server.answer(offer));
    }

    /** A refusal counts only where the server agrees to something else: one that is out of order refuses all. */
    private static Judgement refusal(HelloRule.Server server, Offer offer, Answer answer) {
        if (answer.agreed()) {
            return Judgement.broken(said(offer, answer));
        }
        if (answer instanceof Answer.Alien) {
            return Judgement.open(said(offer, answer));
        }
        Answer control = server.answer(Offer.MODERN);
        return control.agreed()
                ? Judgement.KEPT
                : Judgement.open("the server agrees to nothing: " + said(Offer.MODERN, control));
    }

    /** RFC 8996 section 4: the version of the record layer says nothing. */
    private static Judgement anyRecordVersion(HelloRule.Server server) {
        int agreed = 0;
        String refused = "";
        int[] versions = {Version.SSL_3_0, Version.TLS_1_0, Version.TLS_1_2};
        for (int version : versions) {
            Offer offer = Offer.of(
                    "TLS 1.3 and 1.2 in a record of " + Version.name(version),
                    Offer.modern().inRecord(version));
            Answer answer = server.answer(offer);
            agreed += answer.agreed() ? 1 : 0;
            refused = answer.agreed() ? refused : said(offer, answer);
        }
        if (agreed == 0) {
            return Judgement.open("the server agrees to nothing: " + refused);
        }
        return refused.isEmpty() ? Judgement.KEPT : Judgement.broken(refused);
    }

    /** RFC 8314 section 4: TLS 1.2 or later. */
    private static Judgement tls12(HelloRule.Server server) {
        Offer offer = Offer.only("all suites with ECDHE", Kind.ECDHE, Kind.ECDHE_CBC);
        Answer answer = server.answer(offer);
        if (answer instanceof Hello hello && hello.version() == Version.TLS_1_2) {
            return Judgement.KEPT;
        }
        Answer newer = server.answer(onlyTls13());
        return newer.agreed()
                ? Judgement.open("TLS 1.3 only; " + said(offer, answer))
                : Judgement.broken(said(offer, answer) + "; " + said(onlyTls13(), newer));
    }

    /** RFC 9325 section 3.1.1: who has TLS 1.3 prefers it. */
    private static Judgement tls13(HelloRule.Server server) {
        Answer answer = server.answer(Offer.MODERN);
        if (!(answer instanceof Hello hello)) {
            return Judgement.open(said(Offer.MODERN, answer));
        }
        if (hello.version() == Version.TLS_1_3) {
            return Judgement.KEPT;
        }
        Answer newer = server.answer(onlyTls13());
        return newer.agreed()
                ? Judgement.broken(said(Offer.MODERN, answer) + " although the server has TLS 1.3")
                : Judgement.warned("no TLS 1.3: " + said(onlyTls13(), newer));
    }

    private static Offer onlyTls13() {
        return Offer.of(
                "TLS 1.3 alone", ClientHello.tls12(CipherSuite.of(Kind.TLS_1_3)).offering(Version.TLS_1_3));
    }

    /** RFC 9325 section 3.3. */
    private static Judgement compression(HelloRule.Server server) {
        Offer offer = Offer.of(
                "TLS 1.2 with DEFLATE or without compression",
                ClientHello.tls12(CipherSuite.of(Kind.ECDHE))
                        .compressing(ClientHello.DEFLATE, ClientHello.NO_COMPRESSION));
        return hello(server, offer, hello -> hello.compression() == ClientHello.NO_COMPRESSION);
    }

    /** RFC 9325 section 3.5. */
    private static Judgement binding(HelloRule.Server server) {
        Offer offer = Offer.only("renegotiation_info and extended_master_secret", Kind.ECDHE);
        Answer answer = server.answer(offer);
        if (!(answer instanceof Hello hello)) {
            return Judgement.open(said(offer, answer));
        }
        boolean info = hello.extensions().containsKey(HelloExtension.RENEGOTIATION_INFO);
        boolean secret = hello.extensions().containsKey(HelloExtension.EXTENDED_MASTER_SECRET);
        if (info && secret) {
            return Judgement.KEPT;
        }
        return Judgement.broken(said(offer, answer)
                + (info ? "" : ", without renegotiation_info")
                + (secret ? "" : ", without extended_master_secret"));
    }

    /** RFC 9325 section 3.7, RFC 6066 section 3. */
    private static Judgement strangeName(HelloRule.Server server) {
        Offer offer = Offer.of(
                "TLS 1.3 and 1.2 for the server name wrong.invalid",
                Offer.modern().with(HelloExtension.serverName("wrong.invalid")));
        Answer answer = server.answer(offer);
        Judgement judged = refusal(server, offer, answer);
        boolean right = answer instanceof Alert alert && alert.description() == Alert.UNRECOGNIZED_NAME;
        return judged.outcome() == Outcome.PASS && !right
                ? Judgement.warned(said(offer, answer) + " instead of the alert unrecognized_name")
                : judged;
    }

    /** RFC 9325 section 3.8, RFC 7301 section 3.2; in TLS 1.2, where the choice is made in clear. */
    private static Judgement strangeProtocol(HelloRule.Server server) {
        Offer offer = Offer.of(
                "TLS 1.2 for the application protocol http/1.1",
                ClientHello.tls12(CipherSuite.of(Kind.ECDHE)).with(HelloExtension.alpn("http/1.1")));
        Answer answer = server.answer(offer);
        if (answer instanceof Hello hello) {
            return hello.alpn().isPresent()
                    ? Judgement.broken(said(offer, answer))
                    : Judgement.open("the server does not look at ALPN: " + said(offer, answer));
        }
        boolean right = answer instanceof Alert alert && alert.description() == Alert.NO_APPLICATION_PROTOCOL;
        return right ? refusal(server, offer, answer) : Judgement.open(said(offer, answer));
    }

    /** RFC 9325 section 4.1: forward secrecy, whatever the client likes best. */
    private static Judgement forwardSecrecy(HelloRule.Server server) {
        Offer offer = Offer.only("RSA key transport first, then ECDHE", Kind.STATIC_RSA, Kind.ECDHE);
        return hello(server, offer, hello -> CipherSuite.is(hello.suite(), Kind.ECDHE));
    }

    private static Judgement hello(HelloRule.Server server, Offer offer, Predicate<Hello> good) {
        Answer answer = server.answer(offer);
        if (!(answer instanceof Hello hello)) {
            return Judgement.open(said(offer, answer));
        }
        return good.test(hello) ? Judgement.KEPT : Judgement.broken(said(offer, answer));
    }

    private static String said(Offer offer, Answer answer) {
        return "offered " + offer.words() + ", answered by " + answer.describe();
    }
}

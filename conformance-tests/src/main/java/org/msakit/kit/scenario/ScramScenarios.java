package org.msakit.kit.scenario;

import static org.msakit.kit.scenario.Rfc4954Scenarios.account;
import static org.msakit.kit.scenario.Rfc4954Scenarios.offered;

import java.util.List;
import org.msakit.model.Exchange;
import org.msakit.sasl.ScramServerFirst;
import org.msakit.wire.Base64Text;
import org.msakit.wire.Octets;

/** RFC 5802, RFC 7677, RFC 9266: SCRAM. */
final class ScramScenarios {
    private static final List<String> UNBOUND = List.of("SCRAM-SHA-256", "SCRAM-SHA-1");
    private static final List<String> BOUND = List.of("SCRAM-SHA-256-PLUS", "SCRAM-SHA-1-PLUS");
    private static final String STRANGER = "msakit-no-such-user";

    private ScramScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("SCRAM-SHA-256", s -> login(s, "SCRAM-SHA-256"), "RFC5802-5-1", "RFC5802-5-3"),
                Scenario.of("SCRAM-SHA-1", s -> login(s, "SCRAM-SHA-1"), "RFC5802-5-1", "RFC5802-5-3"),
                Scenario.of(
                        "SCRAM in three steps",
                        s -> {
                            String mechanism = mechanism(s);
                            s.line("AUTH " + mechanism)
                                    .require(x -> x.exchange() == Exchange.SCRAM_FIRST, "no empty challenge")
                                    .line(Base64Text.encode("n,," + ScramClient.bare(s.user())), "RFC4422-3-1");
                        },
                        "RFC4422-3-1"),
                Scenario.of("SCRAM twice with the same nonce", ScramScenarios::twice, "RFC5802-5.1-2"),
                Scenario.of(
                        "SCRAM with a changed nonce",
                        s -> {
                            ScramClient client = opened(s);
                            String nonce = client.challenge().nonce();
                            String last = nonce.endsWith("x") ? "y" : "x";
                            client.prove(
                                    ScramClient.unproved(
                                            new Octets("n,,"), nonce.substring(0, nonce.length() - 1) + last),
                                    s.password());
                        },
                        "RFC5802-5.1-3"),
                Scenario.of(
                        "SCRAM with a wrong password",
                        s -> {
                            ScramClient client = opened(s);
                            client.prove(client.unproved(Octets.EMPTY), "wrong-password");
                        },
                        "RFC5802-5.1-4"),
                Scenario.of(
                        "SCRAM with one wrong bit in the proof",
                        s -> {
                            ScramClient client = opened(s);
                            String unproved = client.unproved(Octets.EMPTY);
                            byte[] proof = client.proof(unproved, s.password()).toBytes();
                            proof[proof.length - 1] ^= 1;
                            client.send(unproved, Octets.of(proof));
                        },
                        "RFC5802-5.1-4"),
                Scenario.of(
                        "SCRAM with another header in c= than sent",
                        s -> {
                            ScramClient client = opened(s);
                            client.prove(
                                    ScramClient.unproved(
                                            new Octets("y,,"),
                                            client.challenge().nonce()),
                                    s.password());
                        },
                        "RFC5802-6-1"),
                Scenario.of(
                        "SCRAM by a client that was told of no channel binding",
                        s -> {
                            String mechanism = mechanism(s);
                            offered(s, mechanism + "-PLUS");
                            ScramClient.open(s, mechanism, "y,,", ScramClient.bare(s.user()))
                                    .finish(Octets.EMPTY);
                        },
                        "RFC5802-6-2"),
                Scenario.of(
                        "SCRAM bound to what does not exist",
                        s -> {
                            String mechanism = bound(s);
                            ScramClient.open(s, mechanism, "p=no-such-binding,,", ScramClient.bare(s.user()))
                                    .finish(new Octets("data"));
                        },
                        "RFC5802-6-3"),
                Scenario.of("SCRAM bound to tls-exporter", s -> bound(s, "tls-exporter"), "RFC9266-4-1"),
                Scenario.of(
                        "SCRAM bound to other data than the channel's",
                        s -> {
                            String mechanism = bound(s);
                            ScramClient.open(s, mechanism, "p=tls-exporter,,", ScramClient.bare(s.user()))
                                    .finish(new Octets("x".repeat(32)));
                            s.conclude(
                                    "RFC5802-6-1",
                                    !s.state().login().done(),
                                    "a login bound to another channel than this one is accepted");
                        },
                        "RFC5802-6-1"),
                Scenario.of(
                        "SCRAM with an unknown flag", s -> first(s, "x,,n=" + account(s) + ",r=abc"), "RFC5802-5-2"),
                Scenario.of(
                        "SCRAM with an empty first message", s -> s.line("AUTH " + mechanism(s) + " ="), "RFC5802-5-2"),
                Scenario.of(
                        "SCRAM with an extension that must be understood",
                        s -> first(s, "n,,m=foo,n=" + account(s) + ",r=abc"),
                        "RFC5802-5.1-5"),
                Scenario.of("SCRAM with an extension that may be ignored", ScramScenarios::extended, "RFC5802-5.1-6"),
                Scenario.of(
                        "SCRAM with an escape in the name that is none",
                        s -> first(s, "n,,n=us=er,r=abc"),
                        "RFC5802-5.1-7"),
                Scenario.of("SCRAM of a stranger, twice", ScramScenarios::stranger, "SEC-ENUM-4"));
    }

    /** The mechanism to try, with TLS up where there is TLS. */
    private static String mechanism(Session s) {
        account(s);
        List<String> mechanisms = s.secure().state().offered().mechanisms();
        return UNBOUND.stream()
                .filter(mechanisms::contains)
                .findFirst()
                .orElseThrow(() -> new PreconditionNotMet("NOT APPLICABLE: SCRAM is not offered"));
    }

    private static String bound(Session s) {
        account(s);
        List<String> mechanisms = s.secure().state().offered().mechanisms();
        return BOUND.stream()
                .filter(mechanisms::contains)
                .findFirst()
                .orElseThrow(() -> new PreconditionNotMet("NOT APPLICABLE: SCRAM with channel binding is not offered"));
    }

    private static void login(Session s, String mechanism) {
        account(s);
        ScramClient.login(offered(s.secure(), mechanism), mechanism)
                .require(x -> x.login().done(), mechanism + " was refused for the account")
                .sender();
    }

    private static ScramClient opened(Session s) {
        String mechanism = mechanism(s);
        return ScramClient.open(s, mechanism, "n,,", ScramClient.bare(s.user()));
    }

    private static void first(Session s, String message) {
        s.line("AUTH " + mechanism(s) + " " + Base64Text.encode(message));
    }

    private static void twice(Session s) {
        String once = opened(s).challenge().nonce();
        String again = opened(s.reconnect()).challenge().nonce();
        s.conclude("RFC5802-5.1-2", !once.equals(again), "two exchanges with the nonce " + once);
    }

    /** Judged only where the account can log in by SCRAM at all. */
    private static void extended(Session s) {
        String mechanism = mechanism(s);
        ScramClient.login(s, mechanism).require(x -> x.login().done(), mechanism + " was refused for the account");
        mechanism(s.reconnect());
        ScramClient client = ScramClient.begin(s, mechanism, "n,,", ScramClient.bare(s.user()) + ",z=ext");
        if (s.state().exchange() == Exchange.SCRAM_FINAL) {
            client.finish(Octets.EMPTY);
        }
        s.comparableReply();
        s.conclude(
                "RFC5802-5.1-6",
                s.state().login().done(),
                "a login with an extension that may be ignored is refused, and accepted without it");
    }

    private static void bound(Session s, String type) {
        String mechanism = bound(s);
        String unbound = mechanism.replace("-PLUS", "");
        ScramClient.login(offered(s, unbound), unbound)
                .require(x -> x.login().done(), unbound + " was refused for the account");
        bound(s.reconnect());
        Octets data =
                s.channelBinding(type).orElseThrow(() -> new PreconditionNotMet("this client's TLS has no " + type));
        ScramClient client = ScramClient.begin(s, mechanism, "p=" + type + ",,", ScramClient.bare(s.user()));
        if (s.state().exchange() == Exchange.SCRAM_FINAL) {
            client.finish(data);
        }
        s.comparableReply();
        s.conclude(
                "RFC9266-4-1", s.state().login().done(), mechanism + " is offered, and refused when bound to " + type);
    }

    private static void stranger(Session s) {
        String mechanism = mechanism(s);
        ScramClient.open(s, mechanism, "n,,", ScramClient.bare(s.user()));
        ScramServerFirst once = challenge(s, mechanism);
        ScramServerFirst again = challenge(s, mechanism);
        s.conclude(
                "SEC-ENUM-4",
                once.salt().equals(again.salt()) && once.iterations() == again.iterations(),
                "two exchanges of the same stranger get other salts or iteration counts");
    }

    private static ScramServerFirst challenge(Session s, String mechanism) {
        mechanism(s.reconnect());
        s.line("AUTH " + mechanism + " " + Base64Text.encode("n,," + ScramClient.bare(STRANGER)));
        s.comparableReply();
        boolean challenged = s.state().exchange() == Exchange.SCRAM_FINAL;
        if (!challenged) {
            s.conclude("SEC-ENUM-4", false, "a stranger is refused where an account gets a challenge");
            throw new PreconditionNotMet("no challenge for a stranger");
        }
        return ScramServerFirst.parse(s.state().talk().challenge()).orElseThrow();
    }
}

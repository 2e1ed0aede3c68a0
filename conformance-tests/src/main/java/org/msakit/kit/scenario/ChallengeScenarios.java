package org.msakit.kit.scenario;

import static org.msakit.kit.scenario.Rfc4954Scenarios.account;
import static org.msakit.kit.scenario.Rfc4954Scenarios.exchange;
import static org.msakit.kit.scenario.Rfc4954Scenarios.offered;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.msakit.model.Exchange;
import org.msakit.monitor.Outcome;
import org.msakit.sasl.CramMd5;
import org.msakit.wire.Base64Text;
import org.msakit.wire.Reply;

/** RFC 2195 (CRAM-MD5), RFC 7628 (OAUTHBEARER), and what RFC 4422 and RFC 4954 say of all mechanisms. */
final class ChallengeScenarios {
    private static final String CRAM = "CRAM-MD5";
    private static final String BEARER = "OAUTHBEARER";
    private static final int LONGEST_RESPONSE = 12_288;
    private static final int PAIRS = 20;

    private ChallengeScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("CRAM-MD5 twice", ChallengeScenarios::challenges, "RFC2195-2-1"),
                Scenario.of("CRAM-MD5", s -> cram(s, d -> d), "RFC2195-2-2"),
                Scenario.of("CRAM-MD5, first digit wrong", s -> cram(s, d -> flipped(d, 0)), "RFC2195-2-2"),
                Scenario.of("CRAM-MD5, a middle digit wrong", s -> cram(s, d -> flipped(d, 15)), "RFC2195-2-2"),
                Scenario.of("CRAM-MD5, last digit wrong", s -> cram(s, d -> flipped(d, 31)), "RFC2195-2-2"),
                Scenario.of("CRAM-MD5 in upper case", s -> cram(s, d -> d.toUpperCase(Locale.ROOT)), "RFC2195-2-2"),
                Scenario.of(
                        "CRAM-MD5 with the digest of an earlier challenge",
                        s -> {
                            String earlier = CramMd5.digest(s.password(), cramChallenge(s));
                            cram(s.reconnect(), d -> earlier);
                        },
                        "RFC2195-2-2"),
                Scenario.of(
                        "CRAM-MD5 without a blank",
                        s -> {
                            String digest = CramMd5.digest(s.password(), cramChallenge(s));
                            s.line(Base64Text.encode(s.user().replace(" ", "") + digest));
                        },
                        "RFC2195-2-2"),
                Scenario.of(
                        "CRAM-MD5 with an initial response",
                        s -> offered(s.secure(), CRAM).line("AUTH CRAM-MD5 dGVzdA=="),
                        "RFC4954-4-12"),
                Scenario.of(
                        "OAUTHBEARER with an invalid token",
                        s -> bearer(s)
                                .line("AUTH OAUTHBEARER " + Base64Text.encode(message("")))
                                .require(x -> x.exchange() == Exchange.FAILED, "refused at once")
                                .line(Base64Text.encode("\1")),
                        "RFC7628-3.2-1"),
                Scenario.of(
                        "OAUTHBEARER without TLS",
                        s -> {
                            bearer(s).reconnect();
                            s.hello()
                                    .require(x -> !x.tls(), "NOT APPLICABLE: TLS comes first")
                                    .line("AUTH OAUTHBEARER " + Base64Text.encode(message("")));
                        },
                        "RFC7628-3-1"),
                Scenario.of("a response as long as RFC 4954 suggests", ChallengeScenarios::longest, "RFC4954-4-15"),
                Scenario.of(
                        "a short reply to a long response that is no base64",
                        s -> exchange(s).line("!".repeat(600)),
                        "RFC5321-4.5.3.1.5-1"),
                Scenario.of(
                        "a response of 100000 octets",
                        s -> exchange(s).line("A".repeat(100_000)).line("NOOP", "RFC4954-4-14"),
                        "RFC4954-4-14"),
                Scenario.of(
                        "a user name with a control character in it",
                        s -> {
                            exchange(s);
                            s.line(Session.plain("", s.user() + "\7", s.password()), "RFC4954-4-22");
                        },
                        "RFC4954-4-22"),
                Scenario.of(
                        "a user name of which SASLprep leaves nothing",
                        s -> exchange(s).line(Session.plain("", "\u00ad", s.password()), "RFC4954-4-22"),
                        "RFC4954-4-22"),
                Scenario.of("a second login by another mechanism", ChallengeScenarios::again, "RFC4422-3.8-1"),
                Scenario.of(
                        "strangers and wrong passwords get the same words",
                        ChallengeScenarios::strangers,
                        "RFC4422-3.6-1",
                        "SEC-ENUM-3"));
    }

    private static String cramChallenge(Session s) {
        account(s);
        return offered(s.secure(), CRAM)
                .line("AUTH CRAM-MD5")
                .require(x -> x.exchange() == Exchange.CRAM_MD5, "AUTH CRAM-MD5 was refused")
                .state()
                .talk()
                .opening();
    }

    private static void challenges(Session s) {
        String once = cramChallenge(s);
        String again = cramChallenge(s.reconnect());
        s.conclude("RFC2195-2-1", !once.equals(again), "two exchanges with the challenge " + once);
    }

    private static void cram(Session s, java.util.function.UnaryOperator<String> change) {
        String digest = change.apply(CramMd5.digest(s.password(), cramChallenge(s)));
        s.line(Base64Text.encode(s.user() + " " + digest));
    }

    private static String flipped(String digest, int at) {
        char other = digest.charAt(at) == '0' ? '1' : '0';
        return digest.substring(0, at) + other + digest.substring(at + 1);
    }

    private static Session bearer(Session s) {
        return offered(s.secure(), BEARER);
    }

    private static String message(String padding) {
        return "n,,\1host=" + padding + "mail.example\1auth=Bearer " + UUID.randomUUID() + "\1\1";
    }

    private static void longest(Session s) {
        int octets = LONGEST_RESPONSE / 4 * 3 - 6 - message("").length();
        bearer(s)
                .line("AUTH OAUTHBEARER")
                .require(x -> x.exchange() == Exchange.BEARER, "AUTH OAUTHBEARER was refused")
                .line(Base64Text.encode(message("x".repeat(octets))));
    }

    private static void again(Session s) {
        s.login();
        List<String> others = s.state().offered().mechanisms().stream()
                .filter(name -> !name.equals("PLAIN"))
                .toList();
        s.require(x -> !others.isEmpty(), "NOT APPLICABLE: one mechanism only");
        s.line("AUTH " + (others.contains("LOGIN") ? "LOGIN" : others.get(0)), "RFC4422-3.8-1")
                .sender();
    }

    private static void strangers(Session s) {
        account(s);
        for (int i = 0; i < PAIRS; i++) {
            Reply wrong = answer(s, s.user());
            Reply stranger = answer(s.reconnect(), s.target().config().unknownUser());
            if (wrong.klass() == 5 && stranger.klass() == 5) {
                String reason = "a wrong password is answered by " + wrong.raw() + ", a stranger by " + stranger.raw();
                boolean same = wrong.raw().equals(stranger.raw());
                s.conclude("SEC-ENUM-3", same, reason);
                s.conclude("RFC4422-3.6-1", same ? Outcome.PASS : Outcome.WARN, reason);
            }
            s.reconnect();
        }
    }

    private static Reply answer(Session s, String user) {
        return offered(s.secure(), "PLAIN")
                .line("AUTH PLAIN " + Session.plain("", user, "wrong-password"))
                .lastReply();
    }
}

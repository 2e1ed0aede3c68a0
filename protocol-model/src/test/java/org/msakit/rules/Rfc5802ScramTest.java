package org.msakit.rules;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msakit.model.Cause;
import org.msakit.model.Config;
import org.msakit.model.Exchange;
import org.msakit.model.Grade;
import org.msakit.model.SessionState;
import org.msakit.model.Talk;
import org.msakit.sasl.ScramHash;
import org.msakit.sasl.ScramServerFirst;
import org.msakit.wire.Base64Text;
import org.msakit.wire.Octets;

/** SCRAM (RFC 5802), on the example of its section 5. */
class Rfc5802ScramTest {
    private static final String NAME = "SCRAM-SHA-1";
    private static final String OPENING = "n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL";
    private static final String NONCE = "fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j";
    private static final String CHALLENGE = "r=" + NONCE + ",s=QSXCR+Q6sek8bf92,i=4096";
    private static final String FINAL = "c=biws,r=" + NONCE + ",p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=";
    private static final String SIGNATURE = "v=rmF9pqV8S7suAoZWja4dJRkFsKQ=";
    private static final String ERROR = Base64Text.encode("e=other-error");

    private static final Place OFFERED = place("SCRAM-SHA-1", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-256");

    private static Place place(String... mechanisms) {
        Place place =
                Place.READY.offering("AUTH " + String.join(" ", mechanisms)).loggedOut(Cause.NEVER_BEGUN);
        Config config = place.config();
        return place.with(new Config(
                config.admission(),
                true,
                Map.of("user", "pencil"),
                config.localDomains(),
                config.recipients(),
                config.unknownUser()));
    }

    private static Answers first(String mechanism, String message) {
        return OFFERED.command("AUTH " + mechanism + " " + Base64Text.encode(message));
    }

    /** Behind the challenge. */
    private static Answers proof(Talk talk, String message) {
        return OFFERED.in(Exchange.SCRAM_FINAL, talk).response(Base64Text.encode(message));
    }

    private static Answers proof(String message) {
        return proof(new Talk(NAME, "user", OPENING, CHALLENGE, ""), message);
    }

    /** The final message with a proof that fits it, whatever is wrong with it. */
    private static String proved(String bareOpening, String unproved) {
        ScramServerFirst challenge = ScramServerFirst.parse(CHALLENGE).orElseThrow();
        byte[] proof = ScramHash.SHA_1.clientProof("pencil", challenge, bareOpening + "," + CHALLENGE + "," + unproved);
        return unproved + ",p=" + Base64Text.encode(Octets.of(proof));
    }

    private static boolean failed(SessionState state, String requirement) {
        return state.exchange() == Exchange.FAILED && state.talk().doomed().equals(requirement);
    }

    private static boolean refused(SessionState state) {
        return state.login().cause() == Cause.FAILED_LOGIN && state.exchange() == Exchange.NONE;
    }

    @Test
    void theServerAddsToTheNonce() {
        Answers answers = first(NAME, OPENING);
        answers.challenge(
                        Base64Text.encode(CHALLENGE),
                        Grade.PASS,
                        state -> state.exchange() == Exchange.SCRAM_FINAL
                                && state.talk().equals(new Talk(NAME, "user", OPENING, CHALLENGE, "")),
                        "RFC5802-5-1")
                .challenge(ERROR, Grade.INCONCLUSIVE, state -> failed(state, ""))
                .leaveOpen("535|501")
                .violate("235", "RFC5802-5-1")
                .violateByChallenge("", "RFC5802-5-1")
                .leadTo(535, Rfc5802ScramTest::refused);
        for (String wrong : new String[] {
            "r=fyko+d2lbbFgONRv9qkxdawL,s=QSXCR+Q6sek8bf92,i=4096",
            "r=other3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096",
            "r=" + NONCE + ",i=4096"
        }) {
            answers.violateByChallenge(Base64Text.encode(wrong), "RFC5802-5-1");
        }
    }

    @Test
    void theFirstMessageMayComeBehindAnEmptyChallenge() {
        OFFERED.command("AUTH " + NAME)
                .keep("334", "RFC4422-3-1")
                .leadTo(
                        334,
                        state -> state.exchange() == Exchange.SCRAM_FIRST
                                && state.talk().mechanism().equals(NAME));
        OFFERED.in(Exchange.SCRAM_FIRST, Talk.in("SCRAM-SHA-256"))
                .response(Base64Text.encode(OPENING))
                .challenge(
                        Base64Text.encode(CHALLENGE),
                        Grade.PASS,
                        state -> state.talk().mechanism().equals("SCRAM-SHA-256"),
                        "RFC5802-5-1");
    }

    @ParameterizedTest
    @CsvSource({
        "'n,,n=user', RFC5802-5-2, 501",
        "'n,,n=us=er,r=abc', RFC5802-5.1-7, 501",
        "'n,,m=x,n=user,r=abc', RFC5802-5.1-5, 535"
    })
    void aFirstMessageThatHasToBeRefused(String message, String requirement, String code) {
        first(NAME, message)
                .keep("535|" + code, requirement)
                .tolerate("550", requirement)
                .challenge(ERROR, Grade.PASS, state -> failed(state, requirement), requirement)
                .violate("235", requirement)
                .violateByChallenge(Base64Text.encode(CHALLENGE), requirement)
                .leadTo(535, Rfc5802ScramTest::refused);
    }

    @Test
    void aFlagThatDeniesWhatTheServerOfferedDoomsTheExchange() {
        first(NAME, "y,,n=user,r=abc")
                .keep("535", "RFC5802-6-2")
                .tolerate("501", "RFC5802-6-2")
                .challenge(ERROR, Grade.PASS, state -> failed(state, "RFC5802-6-2"), "RFC5802-6-2")
                .challenge(
                        Base64Text.encode("r=abcdef,s=QSXCR+Q6sek8bf92,i=4096"),
                        Grade.INCONCLUSIVE,
                        state -> state.exchange() == Exchange.SCRAM_FINAL
                                && state.talk().doomed().equals("RFC5802-6-2"))
                .violate("235", "RFC5802-6-2");
        first("SCRAM-SHA-256", "y,,n=user,r=abc").leaveOpen("535");
        first("SCRAM-SHA-1-PLUS", "p=tls-exporter,,n=user,r=abc").leaveOpen("535");
        first("SCRAM-SHA-1-PLUS", "p=no-such-binding,,n=user,r=abc").keep("535", "RFC5802-6-3");
        first("SCRAM-SHA-1-PLUS", "n,,n=user,r=abc").leaveOpen("535");
        first(NAME, "p=no-such-binding,,n=user,r=abc").leaveOpen("535");
    }

    @Test
    void theServerProvesThatItKnowsThePassword() {
        proof(FINAL)
                .challenge(
                        Base64Text.encode(SIGNATURE),
                        Grade.PASS,
                        state -> state.exchange() == Exchange.SCRAM_PROVED,
                        "RFC5802-5-3")
                .challenge(
                        Base64Text.encode(SIGNATURE + ",x=y"),
                        Grade.PASS,
                        state -> state.exchange() == Exchange.SCRAM_PROVED,
                        "RFC5802-5-3")
                .challenge(ERROR, Grade.INCONCLUSIVE, state -> failed(state, ""))
                .leaveOpen("535")
                .violate("235|250", "RFC5802-5-3")
                .violateByChallenge(Base64Text.encode("v=AAAA"), "RFC5802-5-3")
                .violateByChallenge(Base64Text.encode(SIGNATURE + "x"), "RFC5802-5-3")
                .leadTo(235, state -> state.login().done())
                .leadTo(535, Rfc5802ScramTest::refused);
    }

    @Test
    void extensionsThatAreNotKnownAreIgnored() {
        String bare = "n=user,r=fyko+d2lbbFgONRv9qkxdawL,x=y";
        String message = proved(bare, "c=biws,r=" + NONCE);
        String signature = "v="
                + Base64Text.encode(Octets.of(ScramHash.SHA_1.serverSignature(
                        "pencil",
                        ScramServerFirst.parse(CHALLENGE).orElseThrow(),
                        bare + "," + CHALLENGE + ",c=biws,r=" + NONCE)));
        proof(new Talk(NAME, "user", "n,," + bare, CHALLENGE, ""), message)
                .challenge(
                        Base64Text.encode(signature),
                        Grade.PASS,
                        state -> state.exchange() == Exchange.SCRAM_PROVED,
                        "RFC5802-5-3",
                        "RFC5802-5.1-6");
    }

    @Test
    void aWrongProofIsRefused() {
        String row = "RFC5802-5.1-4";
        proof("c=biws,r=" + NONCE + ",p=v0X8v3Bz2T0CJGbJQyF0X+HI4Us=").violate("235", row);
        proof("c=biws,r=" + NONCE + ",p=AAAA")
                .keep("535", row)
                .tolerate("501", row)
                .challenge(ERROR, Grade.PASS, state -> failed(state, row), row)
                .violate("235", row)
                .violateByChallenge(Base64Text.encode(SIGNATURE), row);
        proof("hello").keep("501|535", row).violate("235", row);
        proof(new Talk(NAME, "nobody", OPENING, CHALLENGE, ""), FINAL)
                .keep("501|535", row)
                .violate("235", row);
    }

    @Test
    void aProofIsNoUseWhereSomethingElseIsWrong() {
        String bare = OPENING.substring(3);
        proof(proved(bare, "c=biws,r=" + NONCE + "x"))
                .keep("535", "RFC5802-5.1-3")
                .violate("235", "RFC5802-5.1-3");
        proof(proved(bare, "c=eSws,r=" + NONCE)).keep("535", "RFC5802-6-1").violate("235", "RFC5802-6-1");
        proof(new Talk(NAME, "user", OPENING, CHALLENGE, "RFC5802-6-2"), FINAL)
                .keep("535", "RFC5802-6-2")
                .violate("235", "RFC5802-6-2");
    }

    @Test
    void aBoundExchangeCarriesItsHeaderAndMore() {
        String opening = "p=tls-unique,,n=user,r=fyko+d2lbbFgONRv9qkxdawL";
        String bare = "n=user,r=fyko+d2lbbFgONRv9qkxdawL";
        Talk talk = new Talk("SCRAM-SHA-1-PLUS", "user", opening, CHALLENGE, "");
        String bound = Base64Text.encode("p=tls-unique,,data");
        proof(talk, proved(bare, "c=" + bound + ",r=" + NONCE)).leaveOpen("535").violate("235", "RFC5802-5-3");
        String other = Base64Text.encode("p=tls-exporter,,data");
        proof(talk, proved(bare, "c=" + other + ",r=" + NONCE)).keep("535", "RFC5802-6-1");
    }

    @Test
    void countsThatNobodyWouldComputeAreNotJudged() {
        String endless = "r=" + NONCE + ",s=QSXCR+Q6sek8bf92,i=1000001";
        Talk talk = new Talk(NAME, "user", OPENING, endless, "");
        proof(talk, FINAL)
                .leaveOpen("334|235|535")
                .violate("250", "RFC5321-4.2-5")
                .leadTo(235, state -> state.login().done())
                .leadTo(334, state -> state.exchange() == Exchange.OTHER);
        proof(talk, "hello").keep("501", "RFC5802-5.1-4");
        proof(new Talk(NAME, "nobody", OPENING, endless, ""), FINAL).keep("535", "RFC5802-5.1-4");
    }

    @Test
    void theClientAcknowledges() {
        Place proved = OFFERED.in(Exchange.SCRAM_PROVED, Talk.in(NAME));
        proved.response("")
                .keep("235", "RFC5802-5-3")
                .leaveOpen("535")
                .violate("334", "RFC5802-5-3")
                .leadTo(235, state -> state.login().done());
        proved.response("AAAA").leaveOpen("235|334|535");
    }
}

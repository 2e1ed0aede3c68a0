package org.msakit.replies;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msakit.model.Exchange;
import org.msakit.policy.Admission;

/** What AUTH looks like: mechanisms in EHLO, challenges, final replies (RFC 4954, RFC 4422, RFC 5802, LOGIN). */
class AuthRepliesTest {
    private static final String NAMES = "RFC4954-3-1";
    private static final String EMPTY_CHALLENGE = "RFC4954-4-6";
    private static final String EMPTY_START = "RFC4422-3-1";
    private static final String BASE64 = "RFC4954-4-7";
    private static final String ITERATIONS = "RFC5802-5.1-1";
    private static final String ENHANCED = "RFC4954-6-3";
    private static final String USABLE = "RFC4954-6-4";

    private static final Scene OFFERED =
            Scene.PLAIN.offering("AUTH PLAIN LOGIN SCRAM-SHA-256 SCRAM-SHA-256-PLUS SCRAM-SHA-1 OAUTHBEARER CRAM-MD5");

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "SCRAM-SHA-256-PLUS X_1", "ABCDEFGHIJKLMNOPQRST"})
    void mechanismsHaveSaslNames(String names) {
        Scene.PLAIN.ehlo("AUTH " + names).keep(NAMES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTH", "AUTH plain", "AUTH PLAIN LOG.IN", "AUTH ABCDEFGHIJKLMNOPQRSTU"})
    void whatIsNoSaslName(String line) {
        Scene.PLAIN.ehlo(line).breaks(NAMES);
    }

    @Test
    void withoutAuthThereIsNothingToName() {
        Scene.PLAIN.ehlo("SIZE").saysNothingOf(NAMES).saysNothingOf("LOGIN-4").saysNothingOf("RFC5802-6-4");
        Scene.PLAIN.answer("HELO x", "250-mx", "250 AUTH plain").saysNothingOf(NAMES);
    }

    @Test
    void loginIsOfferedWherePlainIs() {
        Scene.PLAIN.ehlo("AUTH LOGIN PLAIN").keep("LOGIN-4");
        Scene.PLAIN.ehlo("AUTH LOGIN CRAM-MD5").breaks("LOGIN-4");
        Scene.PLAIN.ehlo("AUTH PLAIN").saysNothingOf("LOGIN-4");
    }

    @Test
    void whatNeedsTlsIsNotOfferedWithoutIt() {
        Scene.PLAIN.ehlo("AUTH OAUTHBEARER").breaks("RFC7628-3-1").keep("RFC5802-6-4");
        Scene.PLAIN.ehlo("AUTH SCRAM-SHA-256-PLUS").breaks("RFC5802-6-4").saysNothingOf("RFC7628-3-1");
        Scene.PLAIN
                .underTls()
                .ehlo("AUTH OAUTHBEARER SCRAM-SHA-256-PLUS")
                .saysNothingOf("RFC7628-3-1")
                .saysNothingOf("RFC5802-6-4");
    }

    @Test
    void plaintextMechanismsWaitForTls() {
        Scene.PLAIN.ehlo("AUTH PLAIN").warn("RFC4954-4-18");
        Scene.PLAIN.ehlo("AUTH LOGIN").warn("RFC4954-4-18");
        Scene.PLAIN.ehlo("AUTH CRAM-MD5").keep("RFC4954-4-18").saysNothingOf("RFC4954-4-19");
        Scene.PLAIN.underTls().ehlo("AUTH PLAIN").keep("RFC4954-4-19").saysNothingOf("RFC4954-4-18");
        Scene.PLAIN.underTls().ehlo("AUTH CRAM-MD5").warn("RFC4954-4-19");
        Scene.PLAIN.underTls().loggedIn().ehlo("AUTH CRAM-MD5").saysNothingOf("RFC4954-4-19");
    }

    @Test
    void thatIsAskedOfSubmissionPortsThatServeSomebody() {
        Scene.PLAIN.onAnotherPort().ehlo("AUTH PLAIN").saysNothingOf("RFC4954-4-18");
        Scene.PLAIN.admitting(Admission.REJECTED).ehlo("AUTH PLAIN").saysNothingOf("RFC4954-4-18");
        Scene.PLAIN.underTls().onAnotherPort().ehlo("AUTH CRAM-MD5").saysNothingOf("RFC4954-4-19");
    }

    @Test
    void plainBeginsWithAnEmptyChallenge() {
        Scene.PLAIN
                .answer("AUTH plain", "334 ")
                .keep(EMPTY_CHALLENGE)
                .keep(EMPTY_START)
                .saysNothingOf(BASE64);
        Scene.PLAIN.answer("AUTH PLAIN", "334").warn(EMPTY_CHALLENGE).saysNothingOf(EMPTY_START);
        Scene.PLAIN.answer("AUTH PLAIN", "334 go on").breaks(EMPTY_CHALLENGE).breaks(EMPTY_START);
        Scene.PLAIN
                .answer("AUTH PLAIN", "535 no")
                .saysNothingOf(EMPTY_CHALLENGE)
                .saysNothingOf(EMPTY_START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-1", "SCRAM-SHA-256", "scram-sha-256-plus", "OAUTHBEARER"})
    void soDoOthersWhereTheClientSpeaksFirst(String mechanism) {
        OFFERED.answer("AUTH " + mechanism, "334 ").keep(EMPTY_START).saysNothingOf(BASE64);
        OFFERED.answer("AUTH " + mechanism, "334 Z28=").breaks(EMPTY_START);
        Scene.PLAIN.answer("AUTH " + mechanism, "334 Z28=").saysNothingOf(EMPTY_START);
    }

    @Test
    void challengesAreBase64() {
        OFFERED.answer("AUTH CRAM-MD5", "334 PDE+").keep(BASE64).saysNothingOf("LOGIN-1");
        OFFERED.answer("AUTH CRAM-MD5", "334 <1>").breaks(BASE64);
        OFFERED.in(Exchange.CRAM_MD5).response("334 <1>").breaks(BASE64).saysNothingOf("LOGIN-1");
        OFFERED.answer("AUTH CRAM-MD5", "501 <1>").saysNothingOf(BASE64);
    }

    @Test
    void promptsOfLoginAreBase64() {
        OFFERED.answer("AUTH login", "334 VXNlcm5hbWU6").keep("LOGIN-1").keep(BASE64);
        OFFERED.answer("AUTH LOGIN", "334 Username:").breaks("LOGIN-1").breaks(BASE64);
        OFFERED.in(Exchange.LOGIN_USER).response("334 UGFzc3dvcmQ6").keep("LOGIN-1");
        OFFERED.in(Exchange.LOGIN_PASSWORD).response("334 UGFzc3dvcmQ6").saysNothingOf("LOGIN-1");
    }

    @ParameterizedTest
    @CsvSource({"4095, false", "4096, true", "1, false", "10000, true"})
    void iterationsHaveALeastSensibleNumber(int count, boolean sensible) {
        String challenge = "334 " + base64("r=abcdef,s=QSXCR+Q6sek8bf92,i=" + count);
        Findings begun = OFFERED.answer("AUTH SCRAM-SHA-256 biwsbj11c2VyLHI9YWJj", challenge);
        Findings behind = OFFERED.in(Exchange.SCRAM_FIRST).response(challenge);
        if (sensible) {
            begun.keep(ITERATIONS);
            behind.keep(ITERATIONS);
        } else {
            begun.breaks(ITERATIONS).because(ITERATIONS, "an iteration count of " + count);
            behind.breaks(ITERATIONS);
        }
    }

    @Test
    void elsewhereIterationsAreNotLookedFor() {
        String text = base64("r=abcdef,s=QSXCR+Q6sek8bf92,i=1");
        OFFERED.in(Exchange.SCRAM_FIRST).response("535 " + text).saysNothingOf(ITERATIONS);
        OFFERED.in(Exchange.SCRAM_FIRST).response("334 cj1hYmM=").saysNothingOf(ITERATIONS);
        OFFERED.in(Exchange.SCRAM_FINAL).response("334 " + text).saysNothingOf(ITERATIONS);
        OFFERED.answer("AUTH CRAM-MD5", "334 " + text).saysNothingOf(ITERATIONS);
        OFFERED.answer("NOOP SCRAM-SHA-1", "334 " + text).saysNothingOf(ITERATIONS);
    }

    /** The table of RFC 4954 section 6. */
    @ParameterizedTest
    @CsvSource({
        "235, 2.7.0",
        "432, 4.7.12",
        "454, 4.7.0",
        "530, 5.7.0",
        "534, 5.7.9",
        "535, 5.7.8",
        "538, 5.7.11",
        "504, 5.5.4"
    })
    void eachFinalReplyHasItsEnhancedCode(int code, String enhanced) {
        OFFERED.answer("AUTH PLAIN AA==", code + " " + enhanced + " x").keep(ENHANCED);
        OFFERED.response(code + " " + enhanced + " x").keep(ENHANCED);
        String other = code / 100 + ".0.0";
        OFFERED.response(code + " " + other + " x")
                .warn(ENHANCED)
                .because(ENHANCED, code + " " + other + " instead of " + enhanced);
    }

    @Test
    void otherRepliesHaveNoEnhancedCodeOfAuth() {
        OFFERED.response("235 welcome").saysNothingOf(ENHANCED);
        OFFERED.response("550 5.0.0 no").saysNothingOf(ENHANCED);
        OFFERED.answer("MAIL FROM:<>", "530 5.0.0 no").saysNothingOf(ENHANCED);
        Scene.PLAIN.behindHelo().response("535 5.0.0 no").saysNothingOf(ENHANCED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"538 5.7.11 no", "504 5.5.4 no", "538 5.0.0 no", "504 no", "530 no"})
    void whatIsOfferedCanBeUsed(String reply) {
        OFFERED.answer("AUTH login", reply).warn(USABLE).because(USABLE, "LOGIN is offered and refused");
        OFFERED.answer("AUTH PLAIN AA==", reply).warn(USABLE);
        OFFERED.answer("AUTH GSSAPI", reply).saysNothingOf(USABLE);
        OFFERED.underTls().offering("AUTH LOGIN").answer("AUTH LOGIN", reply).saysNothingOf(USABLE);
        OFFERED.response(reply).saysNothingOf(USABLE);
    }

    @Test
    void otherRefusalsSayNothingOfThat() {
        OFFERED.answer("AUTH LOGIN", "534 5.7.9 no").saysNothingOf(USABLE);
    }
}

package org.msakit.rules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msakit.model.Cause;
import org.msakit.model.Exchange;
import org.msakit.model.Login;
import org.msakit.model.Phase;
import org.msakit.model.SessionState;
import org.msakit.model.Talk;
import org.msakit.model.Transaction.Stage;
import org.msakit.wire.Base64Text;
import org.msakit.wire.Octets;

/** AUTH and the lines of its exchange (RFC 4954 section 4), with PLAIN (RFC 4616) and LOGIN. */
class Rfc4954AuthTest {
    private static final Place TLS = Place.READY
            .offering("AUTH PLAIN LOGIN CRAM-MD5 SCRAM-SHA-256 OAUTHBEARER GSSAPI")
            .loggedOut(Cause.NEVER_BEGUN);
    private static final Place CLEAR = Place.CONNECTED.offering("AUTH PLAIN LOGIN");
    private static final String GOOD = base64("\0alice\0secret");

    private static String base64(String latin1) {
        return Base64Text.encode(new Octets(latin1));
    }

    private static boolean refused(SessionState state) {
        return state.login().equals(new Login(false, Cause.FAILED_LOGIN)) && state.phase() == Phase.COMMAND;
    }

    private static boolean loggedIn(SessionState state) {
        return state.login().done() && state.phase() == Phase.COMMAND && state.exchange() == Exchange.NONE;
    }

    private static boolean over(SessionState state) {
        return state.phase() == Phase.COMMAND && state.login().equals(Login.NONE);
    }

    @Test
    void thereIsOneLogin() {
        Place.READY
                .command("AUTH PLAIN " + GOOD)
                .keep("503", "RFC4954-4-2")
                .violate("235|501|334", "RFC4954-4-2")
                .leadTo(503, state -> state.login().equals(new Login(true, Cause.SECOND_AUTH)));
        Place.READY
                .mail(Stage.SENDER)
                .command("AUTH PLAIN")
                .keep("503", "RFC4954-4-3")
                .violate("334|235|501", "RFC4954-4-3")
                .leadTo(503, state -> state.mail().cause() == Cause.SECOND_AUTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTH", "AUTH PLAIN AA== AA=="})
    void anArgumentTooFewOrTooMany(String line) {
        TLS.command(line)
                .keep("501", "RFC4954-4-23")
                .tolerate("500|504|535", "RFC4954-4-23")
                .leaveOpen("503|538")
                .violate("530", "RFC4954-6-1")
                .violate("235|334", "RFC4954-4-23");
        CLEAR.command(line).leaveOpen("503|530|538");
    }

    @Test
    void beforeEhloItIsLeftOpen() {
        Place.CONNECTED
                .command("AUTH PLAIN")
                .leaveOpen("503|235|334")
                .violate("250", "RFC5321-4.2-5")
                .leadTo(235, Rfc4954AuthTest::loggedIn)
                .leadTo(334, state -> state.exchange() == Exchange.PLAIN);
        Place.CONNECTED.command("AUTH LOGIN").leadTo(334, state -> state.exchange() == Exchange.LOGIN_USER);
        Place.CONNECTED.command("AUTH CRAM-MD5").leadTo(334, state -> state.exchange() == Exchange.OTHER);
        Place.CONNECTED.command("AUTH PLAIN AA==").leadTo(334, state -> state.exchange() == Exchange.OTHER);
    }

    @Test
    void whatWasOfferedBeforeStartTlsDoesNotCount() {
        Place forgotten = Place.CONNECTED.at(CLEAR.state().afterStartTls());
        forgotten
                .command("AUTH PLAIN " + GOOD)
                .keep("503|530|501", "RFC3207-4.2-1")
                .tolerate("235|334", "RFC3207-4.2-1")
                .violate("250", "RFC3207-4.2-1")
                .leadTo(235, Rfc4954AuthTest::loggedIn)
                .leadTo(334, state -> state.exchange() == Exchange.OTHER);
        forgotten.command("AUTH PLAIN").leadTo(334, state -> state.exchange() == Exchange.PLAIN);
    }

    @Test
    void whatIsNotOfferedIsRefused() {
        TLS.command("AUTH NTLM")
                .keep("504", "RFC4954-4-4")
                .tolerate("501|535", "RFC4954-4-4")
                .violate("334", "RFC4954-4-4");
        Place.READY
                .loggedOut(Cause.NEVER_BEGUN)
                .command("AUTH PLAIN " + GOOD)
                .keep("504", "RFC4954-4-4")
                .violate("235", "RFC4954-4-4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN"})
    void passwordsInClearAreRefusedWhereTheyAreNotOffered(String mechanism) {
        Place.CONNECTED
                .offering()
                .command("AUTH " + mechanism)
                .keep("504|530|538", "RFC4954-4-5", "SEC-CLEAR-1")
                .tolerate("501|502", "RFC4954-4-5")
                .violate("334|235", "RFC4954-4-5", "SEC-CLEAR-1");
        Place.CONNECTED
                .offering()
                .command("AUTH NTLM")
                .keep("504", "RFC4954-4-4")
                .tolerate("538", "RFC4954-4-4");
    }

    @Test
    void tokensInClearAreRefusedAlways() {
        for (Place clear : new Place[] {Place.CONNECTED.offering(), Place.CONNECTED.offering("AUTH OAUTHBEARER")}) {
            clear.command("AUTH OAUTHBEARER").keep("504|538|530", "RFC7628-3-1").violate("334|235", "RFC7628-3-1");
        }
    }

    @Test
    void plainWithoutItsMessageAsksForIt() {
        TLS.command("AUTH PLAIN")
                .keep("334", "RFC4954-4-6", "RFC4422-3-1")
                .violate("501|504|538|235", "RFC4954-4-6")
                .leadTo(334, state -> state.exchange() == Exchange.PLAIN && state.phase() == Phase.SASL);
        CLEAR.command("AUTH PLAIN").tolerate("504|530|538", "RFC4954-6-4").violate("501", "RFC4954-4-6");
        TLS.command("AUTH PLAIN =")
                .keep("501|535", "RFC4954-4-13")
                .violate("235|334", "RFC4954-4-13")
                .leadTo(501, Rfc4954AuthTest::refused);
    }

    @Test
    void rightCredentialsLogIn() {
        TLS.command("AUTH PLAIN " + GOOD)
                .keep("235", "RFC4954-4-1", "RFC4616-2-1")
                .violate("535|334|538", "RFC4616-2-1")
                .leadTo(235, Rfc4954AuthTest::loggedIn);
        for (String mechanism : new String[] {"plain", "Plain"}) {
            TLS.command("AUTH " + mechanism + " " + GOOD)
                    .keep("235", "RFC4954-4-1", "RFC4954-8-1")
                    .violate("504", "RFC4954-8-1");
        }
        TLS.command("auth PLAIN " + GOOD).keep("235", "RFC4954-4-1", "RFC4954-8-1");
        CLEAR.command("AUTH PLAIN " + GOOD)
                .keep("235", "RFC4954-4-1", "RFC4616-2-1")
                .tolerate("538", "RFC4954-6-4");
        TLS.in(Exchange.PLAIN, "")
                .response(GOOD)
                .keep("235", "RFC4954-4-1", "RFC4616-2-1", "RFC4422-3-1")
                .violate("535", "RFC4616-2-1", "RFC4422-3-1");
    }

    @Test
    void behindAWrongPasswordTheRightOneStillCounts() {
        TLS.loggedOut(Cause.FAILED_LOGIN)
                .command("AUTH PLAIN " + GOOD)
                .keep("235", "RFC4954-4-1", "RFC4616-2-1", "RFC4954-4-17")
                .violate("535|503", "RFC4954-4-17")
                .violate("334", "RFC4954-4-1");
    }

    @ParameterizedTest
    @CsvSource({
        "alice/alice/secret, 235, 535, 501, RFC4616-2-2",
        "bob/alice/secret, 535, 501, 500, RFC4616-2-3",
        "//secret, 501, 550, 235, RFC4616-2-5",
        "/alice/, 535, 534, 235, RFC4616-2-5",
        "/alice, 501, 534, 235, RFC4616-2-6",
        "/alice/secret/x, 535, 550, 235, RFC4616-2-6",
        "/\u00E9/secret, 535, 534, 235, RFC4616-2-7",
        "/alice/wrong, 535, 501, 235, RFC4954-4-16",
        "/nobody/secret, 535, 550, 235, RFC4954-4-16"
    })
    void whatAMessageOfPlainSays(String message, String kept, String tolerated, String broken, String requirement) {
        String encoded = base64(message.replace('/', '\0'));
        for (Answers answers : new Answers[] {
            TLS.command("AUTH PLAIN " + encoded), TLS.in(Exchange.PLAIN, "").response(encoded)
        }) {
            answers.keep(kept, requirement).tolerate(tolerated, requirement).violate(broken, requirement);
            answers.violate("354", requirement);
            if (kept.equals("235")) {
                answers.leadTo(235, Rfc4954AuthTest::loggedIn).leadTo(535, Rfc4954AuthTest::refused);
            } else {
                answers.leadTo(Integer.parseInt(kept), Rfc4954AuthTest::refused)
                        .leadTo(Integer.parseInt(tolerated), Rfc4954AuthTest::refused);
            }
        }
    }

    /** RFC 4648 section 3.5. */
    @Test
    void strayBitsBeforeThePaddingMayBeRefusedOrIgnored() {
        String stray = GOOD.replace("A==", "B==");
        for (Answers answers : new Answers[] {
            TLS.command("AUTH PLAIN " + stray), TLS.in(Exchange.PLAIN, "").response(stray)
        }) {
            answers.leaveOpen("501").leadTo(501, Rfc4954AuthTest::over).leadTo(235, Rfc4954AuthTest::loggedIn);
        }
        TLS.command("AUTH PLAIN " + GOOD).violate("501", "RFC4616-2-1");
        TLS.in(Exchange.LOGIN_USER, "").response("YR==").keep("334").leaveOpen("501");
    }

    @Test
    void toActAsSomebodyElseIsKnownWhereItIsAccepted() {
        TLS.command("AUTH PLAIN " + base64("bob\0alice\0secret"))
                .violate("235", "RFC4616-2-3")
                .leadTo(235, Rfc4954AuthTest::loggedIn);
    }

    @Test
    void longPartsAreLookedAtToo() {
        String part = "x".repeat(255);
        TLS.command("AUTH PLAIN " + base64(part + "\0" + part + "\0" + part)).leaveOpen("250|500|535");
        TLS.in(Exchange.PLAIN, "")
                .response(base64(part + "\0" + part + "\0" + part))
                .keep("535", "RFC4616-2-4")
                .tolerate("534|550", "RFC4616-2-4")
                .violate("501|500", "RFC4616-2-4");
        TLS.in(Exchange.PLAIN, "").response(base64("\0" + part + "\0" + part)).keep("535", "RFC4954-4-16");
        TLS.in(Exchange.PLAIN, "")
                .response(base64("x".repeat(252) + "\0" + part + "\0" + part.substring(0, 254)))
                .keep("535", "RFC4954-4-16");
    }

    @Test
    void loginAsksForNameAndPassword() {
        TLS.command("AUTH LOGIN")
                .keep("334", "LOGIN-1")
                .violate("501|235|538", "LOGIN-1")
                .leadTo(334, state -> state.exchange() == Exchange.LOGIN_USER);
        CLEAR.command("AUTH LOGIN").tolerate("538|530|504", "RFC4954-6-4");
        Place named = TLS.in(Exchange.LOGIN_USER, "");
        named.response(base64("alice"))
                .keep("334")
                .leaveOpen("535")
                .violate("501|235", "LOGIN-1")
                .leadTo(
                        334,
                        state -> state.exchange() == Exchange.LOGIN_PASSWORD
                                && state.user().equals("alice"))
                .leadTo(535, Rfc4954AuthTest::refused);
        named.response(base64("nobody")).keep("334").leaveOpen("501|535|550");
        named.response("")
                .keep("501|535", "LOGIN-2")
                .keep("334")
                .tolerate("550", "LOGIN-2")
                .violate("235", "LOGIN-2")
                .leadTo(501, Rfc4954AuthTest::refused)
                .leadTo(334, state -> state.exchange() == Exchange.LOGIN_PASSWORD);
    }

    @Test
    void theNameMayComeWithTheCommand() {
        TLS.command("AUTH LOGIN " + base64("alice"))
                .keep("501|334", "LOGIN-3")
                .leaveOpen("535|550")
                .violate("235", "LOGIN-3")
                .leadTo(
                        334,
                        state -> state.exchange() == Exchange.LOGIN_PASSWORD
                                && state.user().equals("alice"))
                .leadTo(501, Rfc4954AuthTest::refused);
        TLS.command("AUTH LOGIN !").keep("501", "RFC4954-4-9");
    }

    @Test
    void thePasswordDecides() {
        Place alice = TLS.in(Exchange.LOGIN_PASSWORD, "alice");
        alice.response(base64("secret"))
                .keep("235", "RFC4954-4-1", "LOGIN-1")
                .violate("535", "LOGIN-1")
                .leadTo(235, Rfc4954AuthTest::loggedIn);
        alice.response(base64("wrong"))
                .keep("535", "LOGIN-2")
                .tolerate("501|534|550", "LOGIN-2")
                .violate("235|334", "LOGIN-2")
                .leadTo(535, Rfc4954AuthTest::refused);
        alice.response("").keep("501|535", "LOGIN-2").tolerate("550", "LOGIN-2").violate("235", "LOGIN-2");
        alice.response(base64("a\0b")).keep("501|535", "LOGIN-2");
        TLS.in(Exchange.LOGIN_PASSWORD, "a\0b").response(base64("x")).keep("501", "LOGIN-2");
        TLS.in(Exchange.LOGIN_PASSWORD, "").response(base64("x")).keep("501", "LOGIN-2");
        TLS.in(Exchange.LOGIN_PASSWORD, "bob")
                .response(base64("secret"))
                .violate("235", "LOGIN-2")
                .tolerate("501", "LOGIN-2");
    }

    @Test
    void anAsteriskEndsTheExchange() {
        TLS.in(Exchange.PLAIN, "")
                .response("*")
                .keep("501", "RFC4954-4-8")
                .violate("535|235|250", "RFC4954-4-8")
                .leadTo(501, Rfc4954AuthTest::over);
        TLS.in(Exchange.LOGIN_USER, "").response("*").keep("501", "LOGIN-2").violate("535", "LOGIN-2");
        TLS.in(Exchange.LOGIN_PASSWORD, "x").response("*").keep("501", "LOGIN-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"QUIT", "NOOP", "RSET", "EHLO"})
    void aResponseIsNoCommand(String word) {
        TLS.in(Exchange.PLAIN, "")
                .response(word)
                .keep("501|535", "SEC-AUTH-1")
                .violate("250|221|500", "SEC-AUTH-1")
                .violateByClosing("SEC-AUTH-1")
                .leadTo(535, Rfc4954AuthTest::refused);
        TLS.in(Exchange.LOGIN_USER, "").response(word).keep("334");
    }

    @ParameterizedTest
    @CsvSource({
        "AA, RFC4954-4-11",
        "AAA, RFC4954-4-11",
        "AGFsaWNlAHNlY3JldA, RFC4954-4-11",
        "A, RFC4954-4-10",
        "A===, RFC4954-4-10",
        "AA==AA==, RFC4954-4-10",
        "AAAA!, RFC4954-4-9",
        "a b, RFC4954-4-9"
    })
    void whatIsNoBase64(String text, String requirement) {
        Answers answers = TLS.in(Exchange.PLAIN, "").response(text);
        answers.keep("501", requirement)
                .tolerate("535", requirement)
                .violate("334|500", requirement)
                .leadTo(501, Rfc4954AuthTest::over)
                .leadTo(535, Rfc4954AuthTest::over);
        if (requirement.endsWith("11")) {
            answers.tolerate("235", requirement).leadTo(235, Rfc4954AuthTest::loggedIn);
        } else {
            answers.violate("235", requirement);
        }
    }

    @Test
    void responsesHaveLengthsThatHaveToBeTaken() {
        Place waiting = TLS.in(Exchange.LOGIN_USER, "");
        waiting.response("A".repeat(1100)).keep("334");
        waiting.response("A".repeat(1104))
                .leaveOpen("500|535|250|334")
                .mayClose()
                .leadTo(334, Rfc4954AuthTest::refused);
        waiting.response("A".repeat(12_288)).leaveOpen("334");
        waiting.response("A".repeat(12_289))
                .keep("500", "RFC4954-4-14")
                .tolerate("501|535", "RFC4954-4-14")
                .violate("334|235", "RFC4954-4-14")
                .mayClose()
                .leadTo(500, Rfc4954AuthTest::over)
                .leadTo(535, Rfc4954AuthTest::refused);
        waiting.response("A".repeat(12_289) + "\n").leaveOpen("334");
        waiting.response("AA\n==").leaveOpen("334|500|235").mayClose();
    }

    @Test
    void aMechanismThatIsNotFollowedIsLeftOpen() {
        TLS.command("AUTH GSSAPI")
                .leaveOpen("334|235|535")
                .violate("250", "RFC5321-4.2-5")
                .leadTo(334, state -> state.exchange() == Exchange.OTHER)
                .leadTo(235, Rfc4954AuthTest::loggedIn);
        TLS.in(Exchange.OTHER, "")
                .response("AA==")
                .leaveOpen("334|235|535")
                .violate("250", "RFC5321-4.2-5")
                .leadTo(334, state -> state.exchange() == Exchange.OTHER)
                .leadTo(235, Rfc4954AuthTest::loggedIn)
                .leadTo(535, Rfc4954AuthTest::refused);
        TLS.in(Exchange.OTHER, "").response("QUIT").leaveOpen("334");
        TLS.in(Exchange.OTHER, "").response("AA==").leadTo(451, Rfc4954AuthTest::over);
    }

    @Test
    void behindAReasonForTheRefusalTheEndIsOwed() {
        TLS.in(Exchange.FAILED, new Talk("OAUTHBEARER", "", "", "", "ROW"))
                .response("")
                .keep("535", "ROW")
                .tolerate("501", "ROW")
                .violate("235|334", "ROW")
                .leadTo(535, Rfc4954AuthTest::refused);
        TLS.in(Exchange.FAILED, "").response("").keep("535").violate("235", "RFC4954-4-16");
    }
}

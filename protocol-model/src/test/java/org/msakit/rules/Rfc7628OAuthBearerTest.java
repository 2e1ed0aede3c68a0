package org.msakit.rules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msakit.model.Cause;
import org.msakit.model.Exchange;
import org.msakit.model.Grade;
import org.msakit.model.SessionState;
import org.msakit.wire.Base64Text;
import org.msakit.wire.Octets;

/** OAUTHBEARER with a token that nobody takes (RFC 7628). */
class Rfc7628OAuthBearerTest {
    private static final String ROW = "RFC7628-3.2-1";
    private static final String TOKEN = "n,a=alice,\1host=x\1auth=Bearer abc\1\1";
    private static final String STATUS = Base64Text.encode("{\"status\" : \"invalid_token\", \"scope\":\"mail\"}");
    private static final Place OFFERED =
            Place.READY.offering("AUTH OAUTHBEARER").loggedOut(Cause.NEVER_BEGUN);
    private static final Place WAITING = OFFERED.in(Exchange.BEARER, "");

    private static boolean failed(SessionState state) {
        return state.exchange() == Exchange.FAILED && state.talk().doomed().equals(ROW);
    }

    @Test
    void theClientSpeaksFirst() {
        OFFERED.command("AUTH OAUTHBEARER")
                .keep("334", "RFC4422-3-1")
                .leaveOpen("504|535")
                .violate("235", "RFC4422-3-1")
                .leadTo(
                        334,
                        state -> state.exchange() == Exchange.BEARER
                                && state.talk().mechanism().equals("OAUTHBEARER"));
        OFFERED.command("AUTH OAUTHBEARER !").keep("501", "RFC4954-4-9");
        OFFERED.command("AUTH OAUTHBEARER =").keep("501|535");
    }

    @ParameterizedTest
    @ValueSource(strings = {TOKEN, "y,,\1auth=Bearer \1\1", "n,,\1auth=Bearer a\1host=x\1\1"})
    void aRefusalSaysWhyAndThenEnds(String message) {
        String encoded = Base64Text.encode(message);
        for (Answers answers :
                new Answers[] {OFFERED.command("AUTH OAUTHBEARER " + encoded), WAITING.response(encoded)}) {
            answers.challenge(STATUS, Grade.PASS, Rfc7628OAuthBearerTest::failed, ROW)
                    .tolerate("535|501", ROW)
                    .violate("235", ROW)
                    .violateByChallenge("", ROW)
                    .violateByChallenge(Base64Text.encode("{\"error\":\"x\"}"), ROW)
                    .leadTo(535, state -> state.login().cause() == Cause.FAILED_LOGIN);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x,,\1auth=Bearer a\1\1",
                "n,,\1auth=Basic a\1\1",
                "n,,\1auth=Bearer a\1",
                "n,b=c,\1auth=Bearer a\1\1"
            })
    void whatIsNoMessageIsRefusedInAnyWay(String message) {
        WAITING.response(Base64Text.encode(message))
                .keep("501|535")
                .challenge(STATUS, Grade.PASS, Rfc7628OAuthBearerTest::failed)
                .leaveOpen("550")
                .violate("235", ROW);
    }

    @Test
    void longTokensHaveToBeReadToTheirEnd() {
        String row = "RFC4954-4-15";
        WAITING.response(Base64Text.encode("n,,\1auth=Bearer " + "x".repeat(1200) + "\1\1"))
                .keep("535|501", row)
                .challenge(STATUS, Grade.PASS, Rfc7628OAuthBearerTest::failed, row)
                .leaveOpen("550")
                .violate("500|235", row);
        WAITING.response(Base64Text.encode(new Octets("x".repeat(1100))))
                .keep("501|535")
                .leaveOpen("500");
        WAITING.response(Base64Text.encode(new Octets("x".repeat(1101)))).violate("500", row);
    }
}

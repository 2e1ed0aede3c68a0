package org.msakit.rules;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msakit.model.Cause;
import org.msakit.model.Config;
import org.msakit.model.Exchange;
import org.msakit.model.Grade;
import org.msakit.model.Talk;
import org.msakit.wire.Base64Text;

/** CRAM-MD5 (RFC 2195), on the example of its section 2. */
class Rfc2195CramMd5Test {
    private static final String CHALLENGE = "<1896.697170952@postoffice.reston.mci.net>";
    private static final String RIGHT = "tim b913a602c7eda7a495b4e6e7334d3890";
    private static final String ROW = "RFC2195-2-2";
    private static final Place OFFERED = offered();

    private static Place offered() {
        Place place = Place.READY.offering("AUTH CRAM-MD5").loggedOut(Cause.NEVER_BEGUN);
        Config config = place.config();
        return place.with(new Config(
                config.admission(),
                true,
                Map.of("tim", "tanstaaftanstaaf"),
                config.localDomains(),
                config.recipients(),
                config.unknownUser()));
    }

    private static Answers response(String message) {
        Talk talk = new Talk("CRAM-MD5", "", CHALLENGE, "", "");
        return OFFERED.in(Exchange.CRAM_MD5, talk).response(Base64Text.encode(message));
    }

    @Test
    void theServerSpeaksFirst() {
        OFFERED.command("AUTH CRAM-MD5")
                .challenge(
                        Base64Text.encode(CHALLENGE),
                        Grade.PASS,
                        state -> state.exchange() == Exchange.CRAM_MD5
                                && state.talk().opening().equals(CHALLENGE),
                        "RFC2195-2-1")
                .leaveOpen("504|535")
                .violate("235", "RFC2195-2-1")
                .violateByChallenge("", "RFC2195-2-1")
                .violateByChallenge(Base64Text.encode("1896@x"), "RFC2195-2-1")
                .violateByChallenge(Base64Text.encode("<1896>"), "RFC2195-2-1");
    }

    @Test
    void soAnInitialResponseIsOutOfPlace() {
        OFFERED.command("AUTH CRAM-MD5 AAAA")
                .keep("501", "RFC4954-4-12")
                .tolerate("504|535", "RFC4954-4-12")
                .violate("334|235", "RFC4954-4-12");
    }

    @Test
    void theRightDigestLogsIn() {
        response(RIGHT)
                .keep("235", ROW)
                .leaveOpen("535")
                .violate("334", ROW)
                .leadTo(235, s -> s.login().done());
        response(RIGHT.replace('b', 'B')).leaveOpen("235|535").violate("334", ROW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tim b913a602c7eda7a495b4e6e7334d3891", "tom b913a602c7eda7a495b4e6e7334d3890", "tim "})
    void aWrongOneIsRefused(String message) {
        response(message)
                .keep("535", ROW)
                .tolerate("501|550", ROW)
                .violate("235|334", ROW)
                .leadTo(535, state -> state.login().cause() == Cause.FAILED_LOGIN);
    }

    @Test
    void withoutABlankItIsNoResponse() {
        response("tim").keep("501|535", ROW).tolerate("550", ROW).violate("235", ROW);
        response("").keep("501", ROW);
    }
}

package org.msakit.rules;

import java.util.function.UnaryOperator;
import org.msakit.model.Cell;
import org.msakit.model.Exchange;
import org.msakit.model.Grade;
import org.msakit.model.Pattern;
import org.msakit.model.SessionState;
import org.msakit.model.Talk;
import org.msakit.wire.Octets;

/** RFC 7628: OAUTHBEARER. The tester has no token that any server takes, so that every message has to be refused. */
final class Rfc7628OAuthBearer {
    private static final UnaryOperator<SessionState> STAY = s -> s;
    private static final UnaryOperator<SessionState> REFUSED = Rfc4954Auth::loginRefused;
    private static final Pattern ERROR = Pattern.challenge(
            "334 with a JSON status",
            challenge -> challenge.latin1().matches("(?s)\\s*\\{.*\"status\"\\s*:\\s*\".*\".*}\\s*"));

    private Rfc7628OAuthBearer() {}

    /** Section 3: TLS is a must. */
    static Cell inClear(SessionState state) {
        return Cell.in(state).pass("5yz", STAY, "RFC7628-3-1").otherwise("RFC7628-3-1");
    }

    /** The message with the token; a refusal comes in two steps (section 3.2). */
    static Cell message(SessionState state, Octets message) {
        if (message.length() > Rfc4954Auth.SENSIBLE_RESPONSE) {
            return Cell.in(state)
                    .pass("535|501", REFUSED, "RFC4954-4-15")
                    .learn(ERROR, r -> failed(state), Grade.PASS, "RFC4954-4-15")
                    .open("5yz!500", REFUSED)
                    .otherwise("RFC4954-4-15");
        }
        boolean grammatical =
                message.latin1().matches("(?s)[ny],(a=[^,\\x00]*)?,\\x01(.*\\x01)?auth=Bearer .*\\x01\\x01");
        if (!grammatical) {
            return Cell.in(state)
                    .pass("501|535", REFUSED)
                    .learn(ERROR, r -> failed(state), Grade.PASS)
                    .open("5yz", REFUSED)
                    .otherwise("RFC7628-3.2-1");
        }
        return Cell.in(state)
                .learn(ERROR, r -> failed(state), Grade.PASS, "RFC7628-3.2-1")
                .warn("5yz", REFUSED, "RFC7628-3.2-1")
                .otherwise("RFC7628-3.2-1");
    }

    private static SessionState failed(SessionState state) {
        return state.with(Exchange.FAILED, new Talk("OAUTHBEARER", "", "", "", "RFC7628-3.2-1"));
    }
}

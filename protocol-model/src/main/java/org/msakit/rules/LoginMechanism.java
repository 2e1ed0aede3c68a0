package org.msakit.rules;

import java.util.function.UnaryOperator;
import org.msakit.model.Cell;
import org.msakit.model.Config;
import org.msakit.model.Exchange;
import org.msakit.model.SessionState;
import org.msakit.wire.Octets;

/** draft-murchison-sasl-login-00: user name, then password, each behind a prompt. */
final class LoginMechanism {
    private static final UnaryOperator<SessionState> REFUSED = Rfc4954Auth::loginRefused;

    private LoginMechanism() {}

    /** AUTH LOGIN with an initial response: server-first by the draft, taken as the user name in practice. */
    static Cell initialResponse(SessionState state, Octets name) {
        return Cell.in(state)
                .pass("501", REFUSED, "LOGIN-3")
                .pass("334", s -> s.with(Exchange.LOGIN_PASSWORD, PlainMessage.utf8(name.latin1())), "LOGIN-3")
                .open("5yz", REFUSED)
                .otherwise("LOGIN-3");
    }

    static Cell userName(Config config, SessionState state, Octets name) {
        String user = PlainMessage.utf8(name.latin1());
        UnaryOperator<SessionState> asked = s -> s.with(Exchange.LOGIN_PASSWORD, user);
        if (name.isEmpty()) {
            return Cell.in(state)
                    .pass("501|535", REFUSED, "LOGIN-2")
                    .pass("334", asked)
                    .warn("5yz", REFUSED, "LOGIN-2")
                    .otherwise("LOGIN-2");
        }
        String early = config.accounts().containsKey(user) ? "535" : "5yz";
        return Cell.in(state).pass("334", asked).open(early, REFUSED).otherwise("LOGIN-1");
    }

    static Cell password(Config config, SessionState state, Octets password) {
        if (config.accepts(state.user(), PlainMessage.utf8(password.latin1()))) {
            return Rfc4954Auth.goodCredentials(state, java.util.List.of("LOGIN-1"));
        }
        boolean text = !(state.user() + password.latin1()).contains("\0");
        String codes = password.isEmpty() || state.user().isEmpty() || !text ? "501|535" : "535";
        return Cell.in(state)
                .pass(codes, REFUSED, "LOGIN-2")
                .warn("501|534|550", REFUSED, "LOGIN-2")
                .otherwise("LOGIN-2");
    }
}

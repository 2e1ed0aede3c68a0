package org.msakit.server.session;

import static org.msakit.server.session.FuzzedSession.check;

import org.msakit.server.Modifier;
import org.msakit.server.state.Phase;
import org.msakit.server.state.SessionState;
import org.msakit.server.state.Transaction;

/** What a state presupposes, whatever octets led to it: that the server said what leads there, and was told what it needs. */
final class ReachedState {
    private ReachedState() {}

    /**
     * Looks at the state between two segments.
     *
     * @param tls whether the connection began with TLS; the session has seen no handshake since
     * @param loggedIn whether a check of alice's password was answered with yes
     * @param sent everything that the server has sent
     * @throws IllegalStateException where the state was reached without what it presupposes
     */
    static void examine(SessionState state, boolean tls, boolean loggedIn, StringBuilder sent) {
        check(state.tls() == tls, "TLS without a handshake");
        check(state.phase() != Phase.HANDSHAKE || !tls, "a handshake under TLS");
        state.identity().ifPresent(user -> {
            check(loggedIn && user.equals("alice"), "a login without a check");
            check(sent.indexOf("235 ") >= 0, "a login without 235");
            check(tls, "a login with a password in clear text");
        });
        state.transaction().ifPresent(transaction -> examine(transaction, state, sent));
        Phase phase = state.phase();
        check(phase != Phase.SASL || state.exchange().isPresent(), "SASL without an exchange");
        check(phase != Phase.SASL || state.identity().isEmpty(), "AUTH after a login");
        check(phase != Phase.SASL || state.transaction().isEmpty(), "AUTH in a transaction");
        check(phase != Phase.CHUNK || state.chunk().isPresent(), "a chunk without BDAT");
        check(phase != Phase.DATA || hasRecipients(state), "DATA without a recipient");
        check(phase != Phase.DATA || sent.indexOf("354 ") >= 0, "DATA without 354");
    }

    private static void examine(Transaction transaction, SessionState state, StringBuilder sent) {
        check(state.hello().isPresent(), "a transaction without HELO or EHLO");
        check(sent.indexOf("250 2.1.0 ") >= 0, "MAIL without 250");
        boolean loginNeeded = state.listener().has(Modifier.REQUIRE_AUTH);
        check(!loginNeeded || state.identity().isPresent(), "a transaction without a login");
        check(transaction.size() == 0 || sent.indexOf("250 2.1.5 ") >= 0, "a recipient without RCPT");
    }

    private static boolean hasRecipients(SessionState state) {
        return state.transaction().filter(t -> t.size() > 0).isPresent();
    }
}

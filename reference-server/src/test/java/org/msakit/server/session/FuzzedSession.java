package org.msakit.server.session;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.msakit.server.ListenerConfig;
import org.msakit.server.Modifier;
import org.msakit.server.ServerConfig;
import org.msakit.server.delivery.Outcome;
import org.msakit.server.delivery.StoredMessage;
import org.msakit.server.sasl.CheckResult;

/**
 * A session that is fed octets, and what has to hold whatever they are. Passwords are not checked: alice may always log
 * in, nobody never, and of all others it cannot be told. What follows a STARTTLS is not sent.
 */
final class FuzzedSession {
    private static final InetAddress CLIENT = InetAddress.getLoopbackAddress();

    private final SubmissionSession session;
    private final boolean loginNeeded;
    private final boolean tls;
    private final StringBuilder sent = new StringBuilder();
    private boolean over;
    private boolean loggedIn;
    private int stored;

    FuzzedSession(ServerConfig config, ListenerConfig listener, boolean tls) {
        this.tls = tls;
        session = new SubmissionSession(config, listener, config.accessMap(), CLIENT, message -> null, "f");
        loginNeeded = listener.has(Modifier.REQUIRE_AUTH);
        perform(session.opened(tls));
    }

    void feed(String octets) {
        if (!over) {
            perform(session.received(octets.getBytes(StandardCharsets.ISO_8859_1)));
            ReachedState.examine(session.state(), tls, loggedIn, sent);
        }
    }

    /** Ends the session as a server that goes down does; gives all that was sent. */
    String end() {
        if (!over) {
            perform(session.shutdown());
            check(session.isClosed(), "open after the shutdown");
        }
        session.disconnected();
        check(session.state().transaction().isEmpty(), "a transaction after the end");
        int length = sent.length();
        perform(session.received(new byte[] {'N', 'O', 'O', 'P', '\r', '\n'}));
        check(sent.length() == length, "talks after the end");
        check(countOf(" accepted\r\n") == stored, "as many acceptances as messages");
        return sent.toString();
    }

    private void perform(List<Action> actions) {
        for (Action action : actions) {
            if (action instanceof Action.Send send) {
                check(!over, "sends after close or before the handshake");
                sent.append(new String(send.octets(), StandardCharsets.ISO_8859_1));
            } else if (action instanceof Action.Verify verify) {
                check(!loggedIn, "a second login");
                loggedIn = verify.user().equals("alice");
                perform(session.authenticated(checked(verify.user())));
            } else if (action instanceof Action.Store store) {
                examine(store.message());
                perform(session.stored(new Outcome.Accepted()));
            } else if (action instanceof Action.Close || action instanceof Action.StartTls) {
                over = true;
            }
        }
    }

    private static CheckResult checked(String user) {
        return switch (user) {
            case "alice" -> new CheckResult.Granted(user);
            case "nobody" -> new CheckResult.Refused();
            default -> new CheckResult.Undecided("a stranger");
        };
    }

    private void examine(StoredMessage message) {
        stored++;
        check(!message.forwardPaths().isEmpty(), "a message for nobody");
        check(!loginNeeded || "alice".equals(message.identity()), "a message of a stranger");
        check(message.reversePath().indexOf('\r') < 0 && message.reversePath().indexOf('\n') < 0, "a line in a path");
    }

    private int countOf(String text) {
        int count = 0;
        for (int at = sent.indexOf(text); at >= 0; at = sent.indexOf(text, at + 1)) {
            count++;
        }
        return count;
    }

    static void check(boolean holds, String fault) {
        if (!holds) {
            throw new IllegalStateException(fault);
        }
    }
}

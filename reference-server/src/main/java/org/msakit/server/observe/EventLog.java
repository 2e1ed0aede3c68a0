package org.msakit.server.observe;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.msakit.server.delivery.Outcome;
import org.msakit.server.delivery.StoredMessage;
import org.msakit.server.sasl.CheckResult;

/** One line of {@code key=value} per event; values with anything but plain characters are quoted and escaped. */
public final class EventLog implements Observer {
    private final Consumer<String> out;
    private final InstantSource clock;

    /** A log to a consumer of lines, which must be safe for use by several threads. */
    public EventLog(Consumer<String> out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void opened(String session, String listener, InetAddress client) {
        log("opened", "session", session, "listener", listener, "client", client.getHostAddress());
    }

    @Override
    public void refused(String listener, InetAddress client) {
        log("refused", "listener", listener, "client", client.getHostAddress());
    }

    @Override
    public void login(String session, CheckResult result) {
        if (result instanceof CheckResult.Granted granted) {
            log("login", "session", session, "user", granted.user());
        } else if (result instanceof CheckResult.Undecided undecided) {
            log("login-undecided", "session", session, "why", undecided.why());
        } else {
            log("login-failed", "session", session);
        }
    }

    @Override
    public void message(String session, StoredMessage message, Outcome outcome, Duration took) {
        String code = outcome instanceof Outcome.Refused refused
                ? String.valueOf(refused.reply().code())
                : "250";
        log(
                "message",
                "session",
                session,
                "id",
                message.id(),
                "from",
                message.reversePath(),
                "recipients",
                String.valueOf(message.forwardPaths().size()),
                "octets",
                String.valueOf(message.content().length()),
                "reply",
                code,
                "millis",
                String.valueOf(took.toMillis()));
    }

    @Override
    public void closed(String session, Duration lasted) {
        log("closed", "session", session, "millis", String.valueOf(lasted.toMillis()));
    }

    private void log(String event, String... pairs) {
        StringBuilder line = new StringBuilder(96);
        line.append("time=").append(clock.instant()).append(" event=").append(event);
        for (int i = 0; i < pairs.length; i += 2) {
            line.append(' ').append(pairs[i]).append('=');
            value(line, pairs[i + 1]);
        }
        out.accept(line.toString());
    }

    private static void value(StringBuilder line, String text) {
        if (text.matches("[\\x21\\x23-\\x3c\\x3e-\\x5b\\x5d-\\x7e]+")) {
            line.append(text);
            return;
        }
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                line.append(String.format("\\u%04x", (int) c));
            } else {
                line.append(c);
            }
        }
        line.append('"');
    }
}

package org.msakit.kit.policy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.msakit.dialogue.Event;
import org.msakit.kit.client.Connection;
import org.msakit.policy.Request;
import org.msakit.wire.Octets;
import org.msakit.wire.ReplyReader;

/** Turns requests into octets, and octets into answers. */
final class Conversation implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String USER = "alice";

    private final Connection connection;
    private final String password;
    private ReplyReader reader = new ReplyReader();

    Conversation(Connection connection, String password) {
        this.connection = connection;
        this.password = password;
    }

    Answer ask(Request request) {
        if (request instanceof Request.Connect) {
            return read();
        } else if (request instanceof Request.Auth auth) {
            return login(auth.mechanism());
        } else if (request instanceof Request.StartTls) {
            Answer answer = line("STARTTLS");
            if (answer.code() == 220) {
                connection.startTls();
                reader = new ReplyReader();
            }
            return answer;
        } else if (request instanceof Request.Mail mail) {
            return line("MAIL FROM:<" + mail.sender() + ">");
        } else if (request instanceof Request.Rcpt rcpt) {
            return line("RCPT TO:<" + rcpt.recipient() + ">");
        } else if (request instanceof Request.Content) {
            return line("Subject: policy\r\n\r\nhello\r\n.");
        } else if (request instanceof Request.Vrfy vrfy) {
            return line("VRFY " + vrfy.name());
        } else if (request instanceof Request.Expn expn) {
            return line("EXPN " + expn.name());
        }
        return line(PLAIN_LINES.get(request.getClass()));
    }

    private static final Map<Class<?>, String> PLAIN_LINES = Map.of(
            Request.Ehlo.class, "EHLO client.example",
            Request.Data.class, "DATA",
            Request.Etrn.class, "ETRN x.test",
            Request.Help.class, "HELP",
            Request.Noop.class, "NOOP",
            Request.Rset.class, "RSET",
            Request.Quit.class, "QUIT");

    private Answer login(String mechanism) {
        if (!mechanism.equals("LOGIN")) {
            return line("AUTH " + mechanism + " " + base64("\0" + USER + "\0" + password));
        }
        Answer answer = line("AUTH LOGIN");
        for (String secret : new String[] {USER, password}) {
            answer = answer.code() == 334 ? line(base64(secret)) : answer;
        }
        return answer;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private Answer line(String text) {
        connection.send(new Octets(text + "\r\n"));
        return read();
    }

    private Answer read() {
        while (true) {
            var reply = reader.poll();
            if (reply.isPresent()) {
                return new Answer(reply);
            }
            if (!(connection.receive(PATIENCE) instanceof Event.Received received)) {
                return new Answer(Optional.empty());
            }
            reader.feed(received.octets());
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}

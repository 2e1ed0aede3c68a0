package org.msakit.kit.policy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.msakit.dialogue.Event;
import org.msakit.kit.client.Connection;
import org.msakit.policy.Fault;
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
        } else if (request instanceof Request.Faulty faulty) {
            return faulty(faulty.fault());
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

    private Answer faulty(Fault fault) {
        return switch (fault) {
            case AUTH_WITH_WRONG_PASSWORD -> line("AUTH PLAIN " + base64("\0" + USER + "\0not-" + password));
            case AUTH_CANCELLED -> {
                Answer answer = line("AUTH PLAIN");
                yield answer.code() == 334 ? line("*") : answer;
            }
            default -> line(FAULTY_LINES.get(fault));
        };
    }

    private static final Map<Fault, String> FAULTY_LINES = Map.ofEntries(
            Map.entry(Fault.AUTH_WITHOUT_MECHANISM, "AUTH"),
            Map.entry(Fault.AUTH_WITHOUT_BASE64, "AUTH PLAIN !!!"),
            Map.entry(Fault.STARTTLS_WITH_ARGUMENT, "STARTTLS now"),
            Map.entry(Fault.MAIL_WITHOUT_FROM, "MAIL s@remote.test"),
            Map.entry(Fault.MAIL_WITHOUT_DOMAIN, "MAIL FROM:<s@>"),
            Map.entry(Fault.MAIL_WITH_CONTROL_CHARACTER, "MAIL FROM:<s\001@remote.test>"),
            Map.entry(Fault.MAIL_WITH_BAD_PARAMETER, "MAIL FROM:<> BODY=BINARYMIME"),
            Map.entry(Fault.MAIL_WITH_DSN, "MAIL FROM:<> RET=HDRS"),
            Map.entry(Fault.MAIL_WITH_UNKNOWN_PARAMETER, "MAIL FROM:<> NOSUCH=1"),
            Map.entry(Fault.MAIL_TOO_LARGE, "MAIL FROM:<> SIZE=99999999"),
            Map.entry(Fault.RCPT_WITHOUT_TO, "RCPT alice@sm.test"),
            Map.entry(Fault.RCPT_WITHOUT_DOMAIN, "RCPT TO:<alice@>"),
            Map.entry(Fault.RCPT_WITH_UNKNOWN_PARAMETER, "RCPT TO:<alice@sm.test> NOSUCH=1"),
            Map.entry(Fault.ETRN_WITHOUT_ARGUMENT, "ETRN"),
            Map.entry(Fault.VRFY_WITHOUT_ARGUMENT, "VRFY"),
            Map.entry(Fault.EXPN_WITHOUT_ARGUMENT, "EXPN"),
            Map.entry(Fault.DATA_TOO_EARLY, "DATA\r\nSubject: policy\r\n\r\nhello\r\n."),
            Map.entry(Fault.CONTENT_WITH_BARE_LF, "Subject: policy\r\n\r\nhello\nthere\r\n."),
            Map.entry(Fault.CONTENT_WITH_BARE_CR, "Subject: policy\r\n\r\nhello\rthere\r\n."),
            Map.entry(Fault.CONTENT_TOO_LARGE, "Subject: policy\r\n\r\n" + "hello\r\n".repeat(1000) + "."),
            Map.entry(Fault.CONTENT_WITH_NUL, "Subject: policy\r\n\r\nhel\0lo\r\n."));

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

package org.msakit.tls;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.msakit.wire.Octets;

/** Finds the answer in the octets of a server, however they are cut; what follows it is not looked at. */
public final class AnswerReader {
    private static final int ALERT_RECORD = 21;
    private static final int HANDSHAKE_RECORD = 22;
    private static final int SERVER_HELLO = 2;
    private static final int SSL_2_SERVER_HELLO = 4;
    private static final int RECORD_HEADER = 5;
    private static final int MESSAGE_HEADER = 4;
    private static final int WARNING = 1;
    private static final int RANDOM = 32;

    private String rest = "";
    private final StringBuilder handshake = new StringBuilder();

    /** More octets; the answer, where they complete it. */
    public Optional<Answer> feed(Octets octets) {
        rest += octets.latin1();
        if (!rest.isEmpty() && alien()) {
            return Optional.of(ssl2().orElse(new Answer.Alien(new Octets(rest))));
        }
        while (rest.length() >= RECORD_HEADER && rest.length() >= RECORD_HEADER + number(rest, 3, 2)) {
            int type = rest.charAt(0);
            String content = rest.substring(RECORD_HEADER, RECORD_HEADER + number(rest, 3, 2));
            rest = rest.substring(RECORD_HEADER + content.length());
            Optional<Answer> answer = record(type, content);
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }

    private Optional<Answer> record(int type, String content) {
        if (type == ALERT_RECORD && content.length() == 2) {
            boolean warning = content.charAt(0) == WARNING;
            return warning ? Optional.empty() : Optional.of(new Answer.Alert(content.charAt(0), content.charAt(1)));
        }
        if (type != HANDSHAKE_RECORD) {
            return Optional.of(new Answer.Alien(new Octets(content)));
        }
        handshake.append(content);
        String message = handshake.toString();
        boolean whole =
                message.length() >= MESSAGE_HEADER && message.length() >= MESSAGE_HEADER + number(message, 1, 3);
        if (!whole) {
            return Optional.empty();
        }
        Optional<Answer> hello =
                message.charAt(0) == SERVER_HELLO ? hello(message.substring(MESSAGE_HEADER)) : Optional.empty();
        return Optional.of(hello.orElse(new Answer.Alien(new Octets(message))));
    }

    private static Optional<Answer> hello(String body) {
        try {
            int at = 2 + RANDOM;
            at += 1 + body.charAt(at);
            int suite = number(body, at, 2);
            int compression = body.charAt(at + 2);
            Map<Integer, Octets> extensions = extensions(body.substring(at + 3));
            Octets chosen = extensions.get(HelloExtension.SUPPORTED_VERSIONS);
            int version = chosen == null ? number(body, 0, 2) : number(chosen.latin1(), 0, 2);
            return Optional.of(new Answer.Hello(version, suite, compression, extensions));
        } catch (StringIndexOutOfBoundsException e) {
            return Optional.empty(); // shorter than its own lengths say
        }
    }

    private static Map<Integer, Octets> extensions(String block) {
        Map<Integer, Octets> found = new HashMap<>();
        int at = 2;
        while (at + 4 <= block.length()) {
            int end = at + 4 + number(block, at + 2, 2);
            found.put(number(block, at, 2), new Octets(block.substring(at + 4, end)));
            at = end;
        }
        return found;
    }

    /** Whether these octets start no record of SSL 3.0 or TLS. */
    private boolean alien() {
        boolean type = rest.charAt(0) >= 20 && rest.charAt(0) <= 23;
        return !type || (rest.length() > 1 && rest.charAt(1) != 3);
    }

    private Optional<Answer> ssl2() {
        boolean hello = rest.length() > 2 && rest.charAt(0) >= 0x80 && rest.charAt(2) == SSL_2_SERVER_HELLO;
        return hello ? Optional.of(new Answer.Hello(Version.SSL_2_0, 0, 0, Map.of())) : Optional.empty();
    }

    private static int number(String octets, int at, int length) {
        int value = 0;
        for (int i = at; i < at + length; i++) {
            value = value << 8 | octets.charAt(i);
        }
        return value;
    }
}

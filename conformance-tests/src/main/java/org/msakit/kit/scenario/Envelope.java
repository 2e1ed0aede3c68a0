package org.msakit.kit.scenario;

import java.util.ArrayList;
import java.util.List;
import org.msakit.model.Phase;
import org.msakit.wire.Octets;

/**
 * The envelope of a message.
 *
 * @param mail what follows {@code MAIL FROM:}
 * @param rcpt what follows each {@code RCPT TO:}
 */
record Envelope(String mail, List<String> rcpt) {
    Envelope {
        rcpt = List.copyOf(rcpt);
    }

    /** From a path without angle brackets, with parameters of MAIL. */
    static Envelope from(String reversePath, String... parameters) {
        return new Envelope(argument(reversePath, parameters), List.of());
    }

    /** The same for one more recipient, with parameters of RCPT. */
    Envelope to(String forwardPath, String... parameters) {
        List<String> all = new ArrayList<>(rcpt);
        all.add(argument(forwardPath, parameters));
        return new Envelope(mail, all);
    }

    private static String argument(String path, String... parameters) {
        return "<" + path + ">" + (parameters.length == 0 ? "" : " " + String.join(" ", parameters));
    }

    /** Submits a message so, by DATA; whether it was accepted, otherwise the last reply is the refusal. */
    boolean submit(Session s, Letter letter) {
        if (!open(s)) {
            return false;
        }
        s.line("DATA");
        return s.state().phase() == Phase.CONTENT
                && s.write(letter.onTheWire()).replies().lastReply().code() == 250;
    }

    /** The same by one BDAT (RFC 3030). */
    boolean submitChunk(Session s, Octets content) {
        return open(s) && s.chunk(content, true).lastReply().code() == 250;
    }

    private boolean open(Session s) {
        s.line("MAIL FROM:" + mail);
        if (!s.state().mail().open()) {
            return false;
        }
        for (String each : rcpt) {
            if (s.line("RCPT TO:" + each).lastReply().klass() != 2) {
                return false;
            }
        }
        return true;
    }
}

package org.msakit.audit;

import java.util.ArrayList;
import java.util.List;

/** Short dialogues as text. */
final class Wire {
    private static final String MAIL = "MAIL FROM:<anybody@example.com>";

    private Wire() {}

    /** Commands and replies in turn. */
    static List<String> dialogue(String... turns) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < turns.length; i++) {
            lines.add((i % 2 == 0 ? "C: " : "S: ") + turns[i]);
        }
        return lines;
    }

    /** Something that happens without words. */
    static List<String> event(String what) {
        return List.of("* " + what);
    }

    /** Mail to a foreign address without login. */
    static List<String> relayWithoutLogin() {
        return dialogue(MAIL, "250 2.1.0 Sender ok", "RCPT TO:<somebody@elsewhere.example>", "250 2.1.5 Recipient ok");
    }

    /** Mail to one's own users without login. */
    static List<String> mailWithoutLogin() {
        return dialogue(MAIL, "250 2.1.0 Sender ok", "RCPT TO:<user@this-host>", "250 2.1.5 Recipient ok");
    }
}

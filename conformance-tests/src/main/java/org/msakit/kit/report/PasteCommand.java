package org.msakit.kit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.msakit.dialogue.Dialogue;
import org.msakit.dialogue.Event;

/** The client's side of a dialogue as one shell command, so that a violation can be seen without msakit. */
final class PasteCommand {
    private static final int LONGEST = 2000;

    private PasteCommand() {}

    /** The command, or empty where nothing was sent or it would be too long to paste. */
    static Optional<String> of(Dialogue dialogue, String address) {
        String tool = "nc " + address.replaceFirst("^\\[(.*)]:", "$1 ").replaceFirst(":(\\d+)$", " $1");
        List<String> sent = new ArrayList<>();
        for (Event event : dialogue.events()) {
            if (event instanceof Event.Connected c && c.tls()) {
                tool = "openssl s_client -quiet -connect " + address;
            } else if (event instanceof Event.TlsEstablished) {
                tool = "openssl s_client -quiet -starttls smtp -connect " + address;
                sent.clear();
            } else if (event instanceof Event.Sent s) {
                sent.add(printf(s.octets().latin1()));
            }
        }
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        String command = "(sleep 1; " + String.join("; sleep 1; ", sent) + "; sleep 2) | " + tool;
        return command.length() > LONGEST ? Optional.empty() : Optional.of(command);
    }

    private static String printf(String latin1) {
        StringBuilder out = new StringBuilder("printf '");
        for (int i = 0; i < latin1.length(); i++) {
            char c = latin1.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '%' -> out.append("%%");
                case '\'' -> out.append("\\047");
                case '\r' -> out.append("\\r");
                case '\n' -> out.append("\\n");
                default -> out.append(c >= 0x20 && c < 0x7F ? String.valueOf(c) : String.format("\\%03o", (int) c));
            }
        }
        return out.append('\'').toString();
    }
}

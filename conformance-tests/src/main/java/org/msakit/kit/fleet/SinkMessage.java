package org.msakit.kit.fleet;

import java.util.ArrayList;
import java.util.List;
import org.msakit.wire.Octets;

/**
 * A message as it arrived.
 *
 * @param envelope the MAIL and RCPT lines
 * @param content the message without dot-stuffing
 */
public record SinkMessage(List<String> envelope, Octets content) {
    /** Reads what the container stores: envelope lines, an empty line, the message. */
    static SinkMessage of(String stored) {
        int end = stored.indexOf("\r\n\r\n");
        List<String> envelope = new ArrayList<>();
        for (String line : stored.substring(0, end).split("\r\n")) {
            envelope.add(line.strip());
        }
        return new SinkMessage(List.copyOf(envelope), new Octets(stored.substring(end + 4)));
    }

    /** The reverse-path without angle brackets. */
    public String reversePath() {
        return path(envelope.get(0));
    }

    /** The forward-paths without angle brackets, of a mailbox the user name. */
    public List<String> forwardPaths() {
        return envelope.stream().skip(1).map(SinkMessage::path).toList();
    }

    /** What stands between the first and the last angle bracket of a MAIL or RCPT line. */
    private static String path(String line) {
        return line.substring(line.indexOf('<') + 1, Math.max(line.indexOf('<') + 1, line.lastIndexOf('>')));
    }
}

package org.msakit.server.command;

import java.util.Locale;
import java.util.Optional;
import org.msakit.server.delivery.MessageContent;
import org.msakit.server.delivery.Outcome;

/** One thing that happens to a session and is answered by one reply. */
public sealed interface Input {
    /** The connection is ready for the greeting. */
    record Opened() implements Input {}

    /** A command line without its CRLF, one character per octet. */
    record CommandLine(String line) implements Input {
        /** The first word, in upper case. */
        public String verb() {
            return line.substring(0, verbEnd()).toUpperCase(Locale.ROOT);
        }

        /** What follows the verb, white space around it removed (RFC 5321 section 4.1.1). */
        public String argument() {
            int from = verbEnd();
            int to = line.length();
            while (from < to && isBlank(line.charAt(from))) {
                from++;
            }
            while (to > from && isBlank(line.charAt(to - 1))) {
                to--;
            }
            return line.substring(from, to);
        }

        /** Whether the line holds a bare CR, a bare LF or a NUL, none of which ends or may stand in a command. */
        public boolean malformed() {
            return line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0 || line.indexOf('\0') >= 0;
        }

        private int verbEnd() {
            int end = 0;
            while (end < line.length() && !isBlank(line.charAt(end))) {
                end++;
            }
            return end;
        }

        private static boolean isBlank(char c) {
            return c == ' ' || c == '\t';
        }
    }

    /** A command line or SASL response that is longer than its limit; {@code start} is what was kept of it. */
    record OverlongLine(String start) implements Input {}

    /** A line inside a SASL exchange, without its CRLF. */
    record SaslLine(String line) implements Input {}

    /** The handshake after STARTTLS is done. */
    record TlsEstablished() implements Input {}

    /**
     * The check of a claim is done.
     *
     * @param identity who the client is; where it is left out that is who it claims to be
     */
    record Verified(boolean ok, Optional<String> identity) implements Input {
        /** The claim as it stands is granted or refused. */
        public Verified(boolean ok) {
            this(ok, Optional.empty());
        }
    }

    /** The check of a claim came to nothing; whether it holds cannot be told now. */
    record Undecided() implements Input {}

    /**
     * The final dot of message data.
     *
     * @param content what was kept
     * @param tooBig whether there was more than the limit allows
     * @param malformed whether there was a bare CR, a bare LF or a NUL
     */
    record EndOfData(MessageContent content, boolean tooBig, boolean malformed) implements Input {}

    /** The last octet of a chunk that BDAT announced (RFC 3030 section 2). */
    record EndOfChunk() implements Input {}

    /** The sink has decided on the message. */
    record Stored(Outcome outcome) implements Input {}

    /** Nothing came for too long. */
    record Idle() implements Input {}

    /** The session has lasted as long as any may. */
    record Expired() implements Input {}

    /** The server goes down. */
    record Shutdown() implements Input {}

    /** The client sent more ahead than is kept. */
    record Flooded() implements Input {}
}

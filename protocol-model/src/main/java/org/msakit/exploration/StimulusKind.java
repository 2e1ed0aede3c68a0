package org.msakit.exploration;

import java.util.List;
import java.util.Locale;
import org.msakit.model.Stimulus;

/** Kinds of stimuli, for counting and for drawing: the verb of a command, and a word for the rest. */
public final class StimulusKind {
    public static final String CONNECT = "connect";
    public static final String HANDSHAKE = "handshake";
    public static final String RESPONSE = "response";
    public static final String CONTENT = "content";
    private static final String OTHER = "other";

    /** All kinds, about in the order of a session. */
    public static final List<String> ALL = List.of(
            CONNECT,
            "EHLO",
            "HELO",
            "STARTTLS",
            HANDSHAKE,
            "AUTH",
            RESPONSE,
            "MAIL",
            "RCPT",
            "DATA",
            CONTENT,
            "BDAT",
            "BURL",
            "RSET",
            "NOOP",
            "VRFY",
            "EXPN",
            "HELP",
            "ETRN",
            "QUIT",
            OTHER);

    private StimulusKind() {}

    /** The kind of a stimulus. */
    public static String of(Stimulus stimulus) {
        if (stimulus instanceof Stimulus.Command command) {
            return ofWord(command.line().verb());
        } else if (stimulus instanceof Stimulus.Chunk) {
            return "BDAT";
        } else if (stimulus instanceof Stimulus.Response) {
            return RESPONSE;
        } else if (stimulus instanceof Stimulus.Content) {
            return CONTENT;
        }
        return stimulus instanceof Stimulus.Connect ? CONNECT : HANDSHAKE;
    }

    /** The kind of a command with this first word; what is no verb may be a secret, and is not named. */
    private static String ofWord(String word) {
        String verb = word.toUpperCase(Locale.ROOT);
        return ALL.contains(verb) ? verb : OTHER;
    }
}

package org.msakit.server.access;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.server.reply.Reply;

/**
 * The effect of an entry.
 *
 * @param effect what it does
 * @param reply the refusal; {@link Reply#NONE} for other effects
 */
public record Ruling(Effect effect, Reply reply) {
    /** There is no entry. */
    public static final Ruling SILENT = new Ruling(Effect.SILENT, Reply.NONE);

    private static final Pattern ERROR = Pattern.compile("(?i)ERROR:(?:([245]\\.\\d+\\.\\d+):)?(.*)");
    private static final Pattern CODED = Pattern.compile("([45]\\d\\d) (?:([245]\\.\\d+\\.\\d+) )?(.*)");

    /** What an entry does. */
    public enum Effect {
        SILENT,
        OK,
        RELAY,
        REFUSE,
        /** Takes the message and throws it away. */
        DISCARD,
        /** Takes the message; nothing is held back here, there is no queue. */
        QUARANTINE
    }

    /** Reads the right-hand side of an entry; {@code rejection} is what REJECT answers. */
    static Ruling read(String value, Reply rejection) {
        String word = value.toUpperCase(Locale.ROOT);
        if (word.startsWith("QUARANTINE:")) {
            return new Ruling(Effect.QUARANTINE, Reply.NONE);
        }
        return switch (word) {
            case "OK" -> new Ruling(Effect.OK, Reply.NONE);
            case "RELAY" -> new Ruling(Effect.RELAY, Reply.NONE);
            case "DISCARD" -> new Ruling(Effect.DISCARD, Reply.NONE);
            case "REJECT" -> new Ruling(Effect.REFUSE, rejection);
            default -> new Ruling(Effect.REFUSE, reply(value));
        };
    }

    private static Reply reply(String value) {
        Matcher error = ERROR.matcher(value);
        boolean tagged = error.matches();
        String text = tagged ? error.group(2).replaceAll("^\"|\"$", "") : value;
        Optional<String> enhanced = Optional.ofNullable(tagged ? error.group(1) : null);
        Matcher coded = CODED.matcher(text);
        if (!coded.matches()) {
            return Reply.of(553, enhanced.orElse("5.3.0"), text);
        }
        String own = coded.group(2) == null ? coded.group(1).charAt(0) + ".0.0" : coded.group(2);
        return Reply.of(Integer.parseInt(coded.group(1)), enhanced.orElse(own), coded.group(3));
    }

    /** Whether it refuses. */
    public boolean refuses() {
        return effect == Effect.REFUSE;
    }

    /** Whether it is OK or RELAY. */
    public boolean permits() {
        return effect == Effect.OK || effect == Effect.RELAY;
    }
}

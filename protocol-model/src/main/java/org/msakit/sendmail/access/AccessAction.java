package org.msakit.sendmail.access;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The right-hand side of an entry, for the tags that decide on clients, senders and recipients.
 *
 * @param kind what it does
 * @param text the whole of it, as written
 * @param code reply code, where it gives one
 * @param enhanced enhanced status code in the form {@code 5.7.1}, where it gives one
 * @param reason text behind the codes, or behind {@code QUARANTINE:}
 */
public record AccessAction(Kind kind, String text, Optional<Integer> code, Optional<String> enhanced, String reason) {
    private static final Pattern ERROR =
            Pattern.compile("ERROR:(?:(\\d\\.\\d{1,3}\\.\\d{1,3}):)?\"?(\\d{3})?\\s*(.*?)\"?", Pattern.DOTALL);
    private static final Pattern REPLY =
            Pattern.compile("([45]\\d\\d)(?:\\s+([245]\\.\\d{1,3}\\.\\d{1,3}))?\\s*(.*)", Pattern.DOTALL);

    /** What an entry does. */
    public enum Kind {
        OK,
        RELAY,
        REJECT,
        DISCARD,
        SKIP,
        /** Holds the message back. */
        QUARANTINE,
        /** {@code ERROR:5.7.1:550 text} or {@code ERROR:550 text}: refuses with that reply. */
        ERROR,
        /** {@code 550 text} or {@code 450 4.7.1 text}: refuses with that reply. */
        REPLY,
        /** Any other text. For a client or sender sendmail takes it as a refusal with code 553. */
        OTHER
    }

    /** Reads any value. The words are taken in any case, as sendmail's rule sets do. */
    public static AccessAction of(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        for (Kind word : new Kind[] {Kind.OK, Kind.RELAY, Kind.REJECT, Kind.DISCARD, Kind.SKIP}) {
            if (upper.equals(word.name())) {
                return new AccessAction(word, text, Optional.empty(), Optional.empty(), "");
            }
        }
        if (upper.startsWith("QUARANTINE:")) {
            String reason = text.substring("QUARANTINE:".length());
            return new AccessAction(Kind.QUARANTINE, text, Optional.empty(), Optional.empty(), reason);
        }
        Matcher error = ERROR.matcher(text);
        if (error.matches()) {
            return reply(Kind.ERROR, text, error.group(2), error.group(1), error.group(3));
        }
        Matcher reply = REPLY.matcher(text);
        return reply.matches()
                ? reply(Kind.REPLY, text, reply.group(1), reply.group(2), reply.group(3))
                : new AccessAction(Kind.OTHER, text, Optional.empty(), Optional.empty(), text);
    }

    private static AccessAction reply(Kind kind, String text, String code, String enhanced, String reason) {
        Optional<Integer> number = Optional.ofNullable(code).map(Integer::valueOf);
        return new AccessAction(kind, text, number, Optional.ofNullable(enhanced), reason.strip());
    }

    /** Whether it turns a client or sender away. */
    public boolean refuses() {
        return switch (kind) {
            case REJECT, ERROR, REPLY, OTHER -> true;
            default -> false;
        };
    }
}

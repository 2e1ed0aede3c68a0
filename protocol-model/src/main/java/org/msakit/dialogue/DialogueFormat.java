package org.msakit.dialogue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.wire.Escapes;
import org.msakit.wire.Octets;

/**
 * The text form of a dialogue, one line per line on the wire. {@code C:} and {@code S:} stand before a line that ended
 * with CRLF; {@code C~} and {@code S~} before octets that did not. A {@code +} in place of the blank, as in
 * {@code C:+}, says that the next line of the same side was part of the same write or read. {@code *} is an event:
 * {@code * connected}, {@code * connected tls}, {@code * tls established}, {@code * tls failed REASON},
 * {@code * tls given up REASON}, {@code * tls offered WORDS, answered by WORDS},
 * {@code * quiet 300ms}, {@code * closed by server}, {@code * closed by client}. Octets are written as
 * {@link Escapes} says. Lines that start with {@code #} are comments; the first one is the title.
 */
public final class DialogueFormat {
    private static final Pattern OFFERED = Pattern.compile("tls offered (.*), answered by (.*)");

    private DialogueFormat() {}

    public static String print(Dialogue dialogue) {
        StringBuilder out = new StringBuilder("# ").append(dialogue.title()).append('\n');
        for (Event event : dialogue.events()) {
            if (event instanceof Event.Sent sent) {
                printOctets(out, 'C', sent.octets());
            } else if (event instanceof Event.Received received) {
                printOctets(out, 'S', received.octets());
            } else {
                out.append("* ").append(describe(event)).append('\n');
            }
        }
        return out.toString();
    }

    private static void printOctets(StringBuilder out, char side, Octets octets) {
        String rest = octets.latin1();
        while (!rest.isEmpty()) {
            int end = rest.indexOf("\r\n");
            String line = end < 0 ? rest : rest.substring(0, end);
            rest = end < 0 ? "" : rest.substring(end + 2);
            out.append(side)
                    .append(end < 0 ? '~' : ':')
                    .append(rest.isEmpty() ? ' ' : '+')
                    .append(Escapes.escape(line))
                    .append('\n');
        }
    }

    private static String describe(Event event) {
        if (event instanceof Event.Connected c) {
            return c.tls() ? "connected tls" : "connected";
        } else if (event instanceof Event.TlsEstablished) {
            return "tls established";
        } else if (event instanceof Event.TlsFailed f) {
            return (f.byClient() ? "tls given up " : "tls failed ") + f.reason().replaceAll("\\s+", " ");
        } else if (event instanceof Event.TlsOffered o) {
            return "tls offered " + o.offer() + ", answered by " + o.answer();
        } else if (event instanceof Event.Quiet q) {
            return "quiet " + q.time().toMillis() + "ms";
        } else if (event instanceof Event.ClosedByServer) {
            return "closed by server";
        }
        return "closed by client";
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException with the number and text of the first line that is not in the format
     */
    public static Dialogue parse(String text) {
        String title = "";
        List<Event> events = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            try {
                if (line.startsWith("#")) {
                    title = title.isEmpty() ? line.substring(1).strip() : title;
                } else if (line.startsWith("* ")) {
                    events.add(event(line.substring(2).strip()));
                } else if (line.matches("[CS][:~][ +].*")) {
                    open.append(Escapes.unescape(line.substring(3))).append(line.charAt(1) == ':' ? "\r\n" : "");
                    if (line.charAt(2) == ' ') {
                        Octets octets = new Octets(open.toString());
                        events.add(line.charAt(0) == 'C' ? new Event.Sent(octets) : new Event.Received(octets));
                        open.setLength(0);
                    }
                } else if (!line.isBlank()) {
                    throw new IllegalArgumentException("not a line of a dialogue");
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("line " + number + ": " + e.getMessage() + ": " + line, e);
            }
        }
        return new Dialogue(title, events);
    }

    private static Event event(String words) {
        if (words.startsWith("tls failed")) {
            return new Event.TlsFailed(
                    false, words.substring("tls failed".length()).strip());
        }
        if (words.startsWith("tls given up")) {
            return new Event.TlsFailed(
                    true, words.substring("tls given up".length()).strip());
        }
        Matcher offered = OFFERED.matcher(words);
        if (offered.matches()) {
            return new Event.TlsOffered(offered.group(1), offered.group(2));
        }
        if (words.matches("quiet \\d{1,9}ms")) {
            return new Event.Quiet(Duration.ofMillis(Long.parseLong(words.substring(6, words.length() - 2))));
        }
        return switch (words) {
            case "connected" -> new Event.Connected(false);
            case "connected tls" -> new Event.Connected(true);
            case "tls established" -> new Event.TlsEstablished();
            case "closed by server" -> new Event.ClosedByServer();
            case "closed by client" -> new Event.ClosedByClient();
            default -> throw new IllegalArgumentException("unknown event");
        };
    }
}

package org.msakit.wire;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.msakit.wire.Reply.Fault;

/**
 * Cuts what a server sends into replies. Takes octets in any segmentation; never throws, whatever comes: what is no
 * reply becomes one with code 0. Bounded: a line of {@value #MAX_LINE} octets without end, or the
 * {@value #MAX_LINES}th line of one reply, ends it.
 */
public final class ReplyReader {
    private static final Pattern DIGITS = Pattern.compile("\\d{3}");
    private static final Pattern REPLY_CODE = Pattern.compile("[2-5][0-5]\\d");

    /** Octets that are kept of one line before it counts as endless. */
    public static final int MAX_LINE = 65_536;

    /** Lines that one reply may have. */
    public static final int MAX_LINES = 1_000;

    private static final int LIMIT_OF_RFC_5321 = 512;

    private final StringBuilder pending = new StringBuilder();
    private final List<Octets> lines = new ArrayList<>();
    private Set<Fault> faults = EnumSet.noneOf(Fault.class);
    private int code;
    private int scanned;

    public void feed(Octets octets) {
        pending.append(octets.latin1());
    }

    /** Octets that came and belong to no finished reply. */
    public Octets unfinished() {
        StringBuilder all = new StringBuilder();
        lines.forEach(line -> all.append(line.latin1()));
        return new Octets(all.append(pending).toString());
    }

    /** The next complete reply, or empty where more octets are needed. */
    public Optional<Reply> poll() {
        while (true) {
            int end = pending.indexOf("\n", scanned);
            if (end < 0 && pending.length() < MAX_LINE) {
                scanned = pending.length();
                return Optional.empty();
            }
            int cut = end < 0 ? MAX_LINE : end + 1;
            String line = pending.substring(0, cut);
            pending.delete(0, cut);
            scanned = 0;
            if (take(line) || lines.size() >= MAX_LINES) {
                return Optional.of(finish());
            }
        }
    }

    /** Takes one raw line; true when it ends the reply. */
    private boolean take(String line) {
        lines.add(new Octets(line));
        String text = Reply.withoutEnd(line);
        if (!line.endsWith("\r\n") || text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0) {
            faults.add(Fault.BARE_CR_OR_LF);
        }
        if (line.length() > LIMIT_OF_RFC_5321 && !text.startsWith("334")) {
            faults.add(Fault.TOO_LONG);
        }
        if (!text.chars().allMatch(c -> c == '\t' || c == '\r' || (c >= 0x20 && c < 0x7F))) {
            faults.add(Fault.NOT_PRINTABLE_ASCII);
        }
        if (!DIGITS.matcher(text).lookingAt()) {
            faults.add(Fault.BAD_CODE);
            return true;
        }
        int thisCode = Integer.parseInt(text.substring(0, 3));
        if (!REPLY_CODE.matcher(text).lookingAt()) {
            faults.add(Fault.BAD_CODE);
        }
        if (lines.size() == 1) {
            code = thisCode;
        } else if (thisCode != code) {
            faults.add(Fault.CODE_CHANGES);
        }
        char separator = text.length() > 3 ? text.charAt(3) : '\0';
        if (separator == '\0') {
            faults.add(Fault.NO_TEXT);
        } else if (separator != '-' && separator != ' ') {
            faults.add(Fault.GLUED_TEXT);
        }
        return separator != '-';
    }

    private Reply finish() {
        Reply reply = new Reply(code, lines, faults);
        lines.clear();
        faults = EnumSet.noneOf(Fault.class);
        code = 0;
        return reply;
    }
}

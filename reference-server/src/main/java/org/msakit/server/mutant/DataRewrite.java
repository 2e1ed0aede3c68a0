package org.msakit.server.mutant;

import org.msakit.server.state.Phase;
import org.msakit.server.state.SessionState;

/**
 * Replaces a sequence of octets in message data, wherever segments cut it. Octets that may be the start of the sequence
 * wait for the next ones; a sequence that starts with LF matches only where no CR precedes it, so that the true end of
 * data never waits.
 */
final class DataRewrite implements Mutation {
    private final String pattern;
    private final String replacement;
    private String held = "";
    private final boolean atLineStart;
    private char last;
    private char lastButOne;

    /** Replaces the pattern anywhere. */
    DataRewrite(String pattern, String replacement) {
        this(pattern, replacement, false);
    }

    /** Replaces the pattern anywhere, or behind CRLF only. */
    DataRewrite(String pattern, String replacement, boolean atLineStart) {
        this.pattern = pattern;
        this.replacement = replacement;
        this.atLineStart = atLineStart;
    }

    @Override
    public byte[] received(SessionState state, byte[] octets) {
        if (state.phase() != Phase.DATA) {
            String all = held + Faults.text(octets);
            held = "";
            last = 0;
            return Faults.octets(all);
        }
        String in = held + Faults.text(octets);
        held = "";
        StringBuilder out = new StringBuilder(in.length());
        int i = 0;
        while (i < in.length()) {
            boolean possible = in.charAt(i) == pattern.charAt(0) && isPlace();
            if (possible && in.startsWith(pattern, i) && !isFollowedByLf(in, i)) {
                if (isCutBeforeLf(in, i)) {
                    held = in.substring(i);
                    break;
                }
                out.append(replacement);
                i += pattern.length();
                last = 0;
            } else if (possible && pattern.startsWith(in.substring(i))) {
                held = in.substring(i);
                break;
            } else {
                lastButOne = last;
                last = in.charAt(i);
                out.append(last);
                i++;
            }
        }
        return Faults.octets(out.toString());
    }

    private boolean isPlace() {
        return atLineStart ? lastButOne == '\r' && last == '\n' : pattern.charAt(0) != '\n' || last != '\r';
    }

    /** A final CR of the pattern stands alone only if no LF follows. */
    private boolean isFollowedByLf(String in, int i) {
        int end = i + pattern.length();
        return pattern.endsWith("\r") && end < in.length() && in.charAt(end) == '\n';
    }

    private boolean isCutBeforeLf(String in, int i) {
        return pattern.endsWith("\r") && i + pattern.length() == in.length();
    }
}

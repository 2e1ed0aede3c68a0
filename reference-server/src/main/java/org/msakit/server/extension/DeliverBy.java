package org.msakit.server.extension;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;

/**
 * DELIVERBY (RFC 2852): BY with MAIL. Mode R needs a time that lies ahead (section 4), and far enough for the minimum
 * that the EHLO reply names (section 3).
 */
public final class DeliverBy implements Extension {
    private static final Pattern VALUE = Pattern.compile("([-+]?\\d{1,9});([RNrn])[Tt]?");

    @Override
    public String keyword() {
        return "DELIVERBY";
    }

    @Override
    public String parameters(SessionState state) {
        int minimum = state.config().extensions().minimumBy();
        return minimum == 0 ? "" : Integer.toString(minimum);
    }

    @Override
    public Map<String, ParameterRule> mailParameters() {
        return Map.of("BY", DeliverBy::check);
    }

    private static Optional<Reply> check(String value, SessionState state) {
        Matcher matcher = VALUE.matcher(value);
        if (!matcher.matches()) {
            return Optional.of(Replies.BAD_ARGUMENT);
        }
        if (!matcher.group(2).equalsIgnoreCase("R")) {
            return Optional.empty();
        }
        int seconds = Integer.parseInt(matcher.group(1));
        if (seconds <= 0) {
            return Optional.of(Replies.BAD_ARGUMENT);
        }
        boolean feasible = seconds >= state.config().extensions().minimumBy();
        return feasible ? Optional.empty() : Optional.of(Replies.BY_TOO_SHORT);
    }

    /** The seconds of a lawful value in mode R; empty for mode N and for no value. */
    static Optional<Integer> secondsToReturn(Map<String, String> values) {
        Matcher matcher = VALUE.matcher(values.getOrDefault("BY", ""));
        boolean mayReturn = matcher.matches() && matcher.group(2).equalsIgnoreCase("R");
        return mayReturn ? Optional.of(Integer.parseInt(matcher.group(1))) : Optional.empty();
    }
}

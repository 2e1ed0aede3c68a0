package org.msakit.server.extension;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.msakit.server.reply.Replies;
import org.msakit.server.reply.Reply;
import org.msakit.server.state.SessionState;

/**
 * FUTURERELEASE (RFC 4865): HOLDFOR or HOLDUNTIL with MAIL, on submission listeners alone (section 4.2), and only where
 * messages go to something that holds them: a server without a queue cannot keep one back from a next hop. Both at once
 * are refused, and so is a hold that outlasts the time that BY leaves (section 5.2.2).
 */
public final class FutureRelease implements Extension {
    private static final Pattern INTERVAL = Pattern.compile("[1-9]\\d{0,8}");
    private static final Pattern DATE_TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[-+]\\d\\d:\\d\\d)");

    @Override
    public String keyword() {
        return "FUTURERELEASE";
    }

    @Override
    public boolean offered(SessionState state) {
        return state.listener().isSubmission() && state.canHold();
    }

    @Override
    public String parameters(SessionState state) {
        return longest(state).toSeconds() + " " + latest(state);
    }

    @Override
    public Map<String, ParameterRule> mailParameters() {
        return Map.of("HOLDFOR", FutureRelease::checkInterval, "HOLDUNTIL", FutureRelease::checkDateTime);
    }

    @Override
    public Optional<Reply> settle(Map<String, String> values, SessionState state) {
        if (values.containsKey("HOLDFOR") && values.containsKey("HOLDUNTIL")) {
            return Optional.of(Replies.BAD_ARGUMENT);
        }
        return hold(values, state)
                .filter(hold -> DeliverBy.secondsToReturn(values)
                        .filter(by -> hold.compareTo(Duration.ofSeconds(by)) > 0)
                        .isPresent())
                .map(hold -> Replies.BAD_ARGUMENT);
    }

    /** How long a message with these granted values is to be held from now on; empty where it is not. */
    private static Optional<Duration> hold(Map<String, String> values, SessionState state) {
        if (values.containsKey("HOLDFOR")) {
            return Optional.of(Duration.ofSeconds(Integer.parseInt(values.get("HOLDFOR"))));
        }
        return Optional.ofNullable(values.get("HOLDUNTIL"))
                .flatMap(FutureRelease::read)
                .map(until -> Duration.between(state.now(), until));
    }

    /** When a message whose content has just come may go on at the earliest; empty for at once. */
    public static Optional<Instant> release(Map<String, String> values, SessionState state) {
        return hold(values, state).map(hold -> state.now().plus(hold));
    }

    private static Optional<Reply> checkInterval(String value, SessionState state) {
        boolean lawful = INTERVAL.matcher(value).matches()
                && Integer.parseInt(value) <= longest(state).toSeconds();
        return lawful ? Optional.empty() : Optional.of(Replies.BAD_ARGUMENT);
    }

    private static Optional<Reply> checkDateTime(String value, SessionState state) {
        boolean lawful = read(value)
                .filter(until -> until.isAfter(state.now()) && !until.isAfter(latest(state)))
                .isPresent();
        return lawful ? Optional.empty() : Optional.of(Replies.BAD_ARGUMENT);
    }

    private static Duration longest(SessionState state) {
        return state.config().extensions().longestHold();
    }

    /** The last moment that HOLDUNTIL may name, in whole seconds. */
    private static Instant latest(SessionState state) {
        return state.now().plus(longest(state)).truncatedTo(ChronoUnit.SECONDS);
    }

    /** A date-time of RFC 3339 section 5.6. */
    private static Optional<Instant> read(String text) {
        if (!DATE_TIME.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

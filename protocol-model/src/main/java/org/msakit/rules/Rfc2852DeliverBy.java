package org.msakit.rules;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msakit.model.SessionState;

/** RFC 2852 sections 3 and 4: BY of MAIL. */
final class Rfc2852DeliverBy {
    private static final Pattern VALUE = Pattern.compile("(?i)([-+]?\\d{1,9});([NR])T?");

    private Rfc2852DeliverBy() {}

    static List<Parameter> ofMail() {
        return List.of(Parameter.of("BY", "DELIVERBY", Rfc2852DeliverBy::by));
    }

    private static Ruling by(Optional<String> value, SessionState state) {
        Matcher matcher = VALUE.matcher(value.orElse(""));
        if (!matcher.matches()) {
            return Ruling.refused("RFC2852-4-3").tolerating("555");
        }
        int seconds = Integer.parseInt(matcher.group(1));
        boolean mayReturn = matcher.group(2).equalsIgnoreCase("R");
        if (mayReturn && seconds <= 0) {
            return Ruling.refused("RFC2852-4-2");
        }
        if (mayReturn && seconds < state.offered().shortestTimeToDeliver()) {
            return Ruling.refused("RFC2852-3-1").keptBy("550|551|552|553|554|555");
        }
        return Ruling.accepted("RFC2852-4-1").tolerating("455|555");
    }

    /** Whether a value has the form of by-value (section 4) and mode R; then its seconds. */
    static Optional<Integer> secondsToReturn(String value) {
        Matcher matcher = VALUE.matcher(value);
        return matcher.matches() && matcher.group(2).equalsIgnoreCase("R")
                ? Optional.of(Integer.parseInt(matcher.group(1)))
                : Optional.empty();
    }
}

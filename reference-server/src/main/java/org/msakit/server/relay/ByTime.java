package org.msakit.server.relay;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of BY (RFC 2852 section 4).
 *
 * @param seconds what is left; zero or less when it is over
 * @param returns mode R: the message is worth nothing later
 * @param traced modifier T: each hop is to report
 */
record ByTime(long seconds, boolean returns, boolean traced) {
    private static final Pattern VALUE = Pattern.compile("([-+]?\\d{1,9});([RN])(T?)");
    private static final long LEAST = -999_999_999L;

    /** Reads a granted value; empty where there was none. */
    static Optional<ByTime> of(String value) {
        Matcher matcher = VALUE.matcher(value.toUpperCase(Locale.ROOT));
        return matcher.matches()
                ? Optional.of(new ByTime(
                        Long.parseLong(matcher.group(1)),
                        matcher.group(2).equals("R"),
                        !matcher.group(3).isEmpty()))
                : Optional.empty();
    }

    /** What is left after so much time, in whole seconds (RFC 2852 section 4.1.4). */
    ByTime after(Duration elapsed) {
        return new ByTime(Math.max(LEAST, seconds - Math.max(0, elapsed.toSeconds())), returns, traced);
    }

    String parameter() {
        return " BY=" + seconds + ";" + (returns ? "R" : "N") + (traced ? "T" : "");
    }
}

package org.msakit.rules;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.msakit.model.SessionState;

/** RFC 4865 sections 4 and 5: HOLDFOR and HOLDUNTIL of MAIL. */
final class Rfc4865FutureRelease {
    private static final Pattern INTERVAL = Pattern.compile("[1-9]\\d{0,8}");
    private static final Pattern DATE_TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[-+]\\d\\d:\\d\\d)");

    private Rfc4865FutureRelease() {}

    static List<Parameter> ofMail() {
        Ruling twice = Ruling.refused("RFC4865-4.2-4");
        return List.of(
                Parameter.of("HOLDFOR", "FUTURERELEASE", Rfc4865FutureRelease::holdFor)
                        .repeated(twice),
                Parameter.of("HOLDUNTIL", "FUTURERELEASE", Rfc4865FutureRelease::holdUntil)
                        .repeated(twice));
    }

    /**
     * Sections 4.2 (9) and 5.2.2: both parameters at once, or a hold that outlasts the time to deliver. Whether a time of
     * day does is for the server's clock to say.
     */
    static Optional<Ruling> conflict(Map<String, String> values) {
        if (values.containsKey("HOLDFOR") && values.containsKey("HOLDUNTIL")) {
            return Optional.of(Ruling.refused("RFC4865-4.2-4"));
        }
        String hold = values.getOrDefault("HOLDFOR", "");
        Optional<Integer> toReturn = Rfc2852DeliverBy.secondsToReturn(values.getOrDefault("BY", ""));
        if (values.containsKey("HOLDUNTIL") && toReturn.isPresent()) {
            return Optional.of(Ruling.unjudged());
        }
        return toReturn.filter(by -> by > 0 && INTERVAL.matcher(hold).matches() && Integer.parseInt(hold) > by)
                .map(by -> Ruling.refused("RFC4865-5.2.2-1"));
    }

    private static Ruling holdFor(Optional<String> value, SessionState state) {
        String text = value.orElse("");
        boolean lawful = INTERVAL.matcher(text).matches()
                && state.offered()
                        .longestHold()
                        .filter(max -> Integer.parseInt(text) <= max)
                        .isPresent();
        return lawful ? accepted() : Ruling.refused("RFC4865-4.2-3");
    }

    /** The tester's clock is not asked: whether the time lies ahead is for the server to say. */
    private static Ruling holdUntil(Optional<String> value, SessionState state) {
        Optional<OffsetDateTime> until = dateTime(value.orElse(""));
        if (until.isEmpty()) {
            return Ruling.refused("RFC4865-4.2-3");
        }
        Optional<OffsetDateTime> latest = state.offered().parameters("FUTURERELEASE").stream()
                .flatMap(p -> dateTime(p).stream())
                .findFirst();
        if (latest.isEmpty()) {
            return Ruling.unjudged();
        }
        return until.get().isAfter(latest.get()) ? Ruling.refused("RFC4865-4.2-3") : accepted();
    }

    private static Ruling accepted() {
        return Ruling.accepted("RFC4865-4.2-2");
    }

    /** An internet date-time (RFC 3339 section 5.6). */
    static Optional<OffsetDateTime> dateTime(String text) {
        if (!DATE_TIME.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

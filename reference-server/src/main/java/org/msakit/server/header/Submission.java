package org.msakit.server.header;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * What is known of a message beside its content.
 *
 * @param id unique identifier of the message at this server
 * @param hostname name of this server
 * @param time when the message came
 * @param reversePath the sender without angle brackets, empty for the null reverse-path
 * @param account address of the user who is logged in
 * @param trace the Received field, CRLF included
 */
public record Submission(
        String id, String hostname, Instant time, String reversePath, Optional<String> account, String trace) {
    private static volatile Written lastDate = Written.of(0);

    /** A date-time (RFC 5322 section 3.3) in UTC. */
    public static String date(Instant time) {
        Written date = lastDate;
        if (date.second != time.getEpochSecond()) {
            date = Written.of(time.getEpochSecond());
            lastDate = date;
        }
        return date.text;
    }

    /** A second of time as it is written: most messages come in the second of the one before. */
    private record Written(long second, String text) {
        static Written of(long second) {
            String text = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC));
            return new Written(second, text.replace("GMT", "+0000"));
        }
    }
}

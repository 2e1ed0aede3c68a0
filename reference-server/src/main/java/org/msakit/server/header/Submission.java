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
    /** A date-time (RFC 5322 section 3.3) in UTC. */
    public static String date(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME
                .format(time.atOffset(ZoneOffset.UTC))
                .replace("GMT", "+0000");
    }
}

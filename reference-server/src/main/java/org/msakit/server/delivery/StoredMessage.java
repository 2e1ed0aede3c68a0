package org.msakit.server.delivery;

import java.util.List;
import java.util.Map;

/**
 * A message the server has taken responsibility for.
 *
 * @param id the identifier named in the reply to the message
 * @param reversePath the sender without angle brackets, empty for the null reverse-path
 * @param forwardPaths the accepted recipients without angle brackets, in the order of the RCPT commands
 * @param content trace header and message after removal of the stuffed dots (RFC 5321 section 4.5.2); compared by
 *     identity
 * @param identity the user who was logged in, null for a client that may relay without login
 * @param listener name of the listener
 * @param client textual address of the client
 * @param tls whether it came over TLS
 * @param parameters MAIL parameters as they were granted, by upper-case keyword; an empty value for none
 * @param recipientParameters RCPT parameters of each of the forward-paths, in their order
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredMessage(
        String id,
        String reversePath,
        List<String> forwardPaths,
        byte[] content,
        String identity,
        String listener,
        String client,
        boolean tls,
        Map<String, String> parameters,
        List<Map<String, String>> recipientParameters) {
    public StoredMessage {
        forwardPaths = List.copyOf(forwardPaths);
        parameters = Map.copyOf(parameters);
        recipientParameters = List.copyOf(recipientParameters);
    }
}

package org.msakit.server.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message the server has taken responsibility for.
 *
 * @param id the identifier named in the reply to the message
 * @param reversePath the sender without angle brackets, empty for the null reverse-path
 * @param forwardPaths the accepted recipients without angle brackets, in the order of the RCPT commands
 * @param content trace header and message after removal of the stuffed dots (RFC 5321 section 4.5.2)
 * @param identity the user who was logged in, null for a client that may relay without login
 * @param listener name of the listener
 * @param client textual address of the client
 * @param tls whether it came over TLS
 * @param parameters MAIL parameters as they were granted, by upper-case keyword; an empty value for none
 * @param recipientParameters RCPT parameters of each of the forward-paths, in their order; shorter where the last ones
 *     have none
 * @param begun when MAIL was accepted, from which the time of DELIVERBY counts
 * @param release when it may go on at the earliest (RFC 4865); empty for at once
 */
public record StoredMessage(
        String id,
        String reversePath,
        List<String> forwardPaths,
        MessageContent content,
        String identity,
        String listener,
        String client,
        boolean tls,
        Map<String, String> parameters,
        List<Map<String, String>> recipientParameters,
        Instant begun,
        Optional<Instant> release) {
    public StoredMessage {
        forwardPaths = List.copyOf(forwardPaths);
        parameters = Map.copyOf(parameters);
        recipientParameters = List.copyOf(recipientParameters);
    }

    /** RCPT parameters of the forward-path at this position, by upper-case keyword. */
    public Map<String, String> recipientParameters(int index) {
        return index < recipientParameters.size() ? recipientParameters.get(index) : Map.of();
    }

    /** The same from another sender. */
    public StoredMessage from(String sender) {
        return with(sender, forwardPaths, content, parameters, recipientParameters);
    }

    /** The same with other content. */
    public StoredMessage withContent(MessageContent other) {
        return with(reversePath, forwardPaths, other, parameters, recipientParameters);
    }

    /** The same for these recipients, which have the parameters of those who were at their places. */
    public StoredMessage to(List<String> recipients) {
        List<Map<String, String>> kept =
                recipientParameters.stream().limit(recipients.size()).toList();
        return with(reversePath, recipients, content, parameters, kept);
    }

    /** The same with other parameters of MAIL. */
    public StoredMessage withParameters(Map<String, String> ofMail) {
        return with(reversePath, forwardPaths, content, ofMail, recipientParameters);
    }

    /** The same with other parameters of RCPT. */
    public StoredMessage withRecipientParameters(List<Map<String, String>> ofRcpt) {
        return with(reversePath, forwardPaths, content, parameters, ofRcpt);
    }

    /** The same to go on at once. */
    public StoredMessage released() {
        return new StoredMessage(
                id,
                reversePath,
                forwardPaths,
                content,
                identity,
                listener,
                client,
                tls,
                parameters,
                recipientParameters,
                begun,
                Optional.empty());
    }

    private StoredMessage with(
            String sender,
            List<String> recipients,
            MessageContent octets,
            Map<String, String> ofMail,
            List<Map<String, String>> ofRcpt) {
        return new StoredMessage(
                id, sender, recipients, octets, identity, listener, client, tls, ofMail, ofRcpt, begun, release);
    }
}

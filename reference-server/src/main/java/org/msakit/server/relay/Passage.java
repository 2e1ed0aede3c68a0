package org.msakit.server.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.msakit.server.delivery.MessageContent;
import org.msakit.server.delivery.StoredMessage;
import org.msakit.server.reply.Replies;

/**
 * How a message goes to a next hop that offers what it offers.
 *
 * @param message what goes
 * @param content in a form that the next hop takes
 * @param binary whether it goes by BDAT (RFC 3030 section 3)
 * @param mail parameters of MAIL, each with the blank before it
 * @param by the time left to deliver
 * @param offers of the next hop
 */
record Passage(
        StoredMessage message,
        MessageContent content,
        boolean binary,
        String mail,
        Optional<ByTime> by,
        Offers offers) {
    /**
     * Finds the way.
     *
     * @throws RefusedException where there is none that the RFCs allow
     */
    static Passage of(StoredMessage message, Dialogue hop, Instant now) throws RefusedException {
        Offers offers = hop.offers();
        boolean tlsRequired = message.parameters().containsKey("REQUIRETLS");
        if (tlsRequired && !offers.has("REQUIRETLS")) {
            throw new RefusedException(Replies.TLS_NOT_ASSURED);
        }
        boolean utf8 = needsUtf8(message);
        if (utf8 && !offers.has("SMTPUTF8")) {
            throw new RefusedException(Replies.UTF8_NOT_TAKEN);
        }
        Optional<ByTime> by = by(message, offers, now);
        boolean binary = isBinary(message) && offers.has("BINARYMIME") && offers.has("CHUNKING");
        MessageContent content = binary ? message.content() : converted(message.content(), offers);
        OptionalLong largest = offers.figure("SIZE");
        if (largest.isPresent() && content.length() > largest.getAsLong()) {
            throw new RefusedException(Replies.TOO_BIG_THERE);
        }
        String mail = (offers.has("SIZE") ? " SIZE=" + content.length() : "")
                + (binary ? " BODY=BINARYMIME" : content.isAscii() ? "" : " BODY=8BITMIME")
                + (asksForUtf8(message) && offers.has("SMTPUTF8") ? " SMTPUTF8" : "")
                + (offers.has("DSN") ? copied(message.parameters(), "RET", "ENVID") : "")
                + (offers.has("DELIVERBY") ? by.map(ByTime::parameter).orElse("") : "")
                + (offers.has("MT-PRIORITY") ? copied(message.parameters(), "MT-PRIORITY") : "")
                + (tlsRequired ? " REQUIRETLS" : "")
                + (hop.loggedIn() ? " AUTH=<>" : "");
        return new Passage(message, content, binary, mail, by, offers);
    }

    /** Parameters of RCPT for the recipient at this position. */
    String rcpt(int index) {
        return offers.has("DSN") ? copied(message.recipientParameters(index), "NOTIFY", "ORCPT") : "";
    }

    /** Whether the next hop is told what the sender wants to know. */
    boolean reportsGoOn() {
        return offers.has("DSN");
    }

    /** Whether a report that the message went on is due because of BY (RFC 2852 section 4.1.4). */
    boolean byWantsReport() {
        return by.filter(time -> time.traced() || !offers.has("DELIVERBY")).isPresent();
    }

    private static Optional<ByTime> by(StoredMessage message, Offers offers, Instant now) throws RefusedException {
        Optional<ByTime> by = ByTime.of(message.parameters().getOrDefault("BY", ""))
                .map(time -> time.after(Duration.between(message.begun(), now)));
        if (by.filter(ByTime::returns).isPresent()) {
            if (!offers.has("DELIVERBY")) {
                throw new RefusedException(Replies.BY_NOT_TAKEN);
            }
            if (by.get().seconds() < Math.max(1, offers.figure("DELIVERBY").orElse(1))) {
                throw new RefusedException(Replies.BY_EXPIRED);
            }
        }
        return by;
    }

    private static MessageContent converted(MessageContent content, Offers offers) throws RefusedException {
        Downgrade downgrade = new Downgrade(offers.has("8BITMIME"));
        return downgrade.isNeedless(content)
                ? content
                : downgrade.of(content).orElseThrow(() -> new RefusedException(Replies.CONVERSION_NEEDED));
    }

    private static boolean isBinary(StoredMessage message) {
        return "BINARYMIME".equalsIgnoreCase(message.parameters().get("BODY"));
    }

    private static boolean asksForUtf8(StoredMessage message) {
        return message.parameters().containsKey("SMTPUTF8");
    }

    /** Whether an address or the header is not ASCII. */
    private static boolean needsUtf8(StoredMessage message) {
        String header = MimeEntity.read(message.content().header()).header();
        return Stream.concat(Stream.of(message.reversePath(), header), message.forwardPaths().stream())
                .anyMatch(text -> text.chars().anyMatch(c -> c > 127));
    }

    private static String copied(Map<String, String> parameters, String... keywords) {
        StringBuilder text = new StringBuilder();
        for (String keyword : keywords) {
            if (parameters.containsKey(keyword)) {
                text.append(' ').append(keyword).append('=').append(parameters.get(keyword));
            }
        }
        return text.toString();
    }
}

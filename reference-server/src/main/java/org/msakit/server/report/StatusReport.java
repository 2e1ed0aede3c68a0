package org.msakit.server.report;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.msakit.server.address.Xtext;
import org.msakit.server.delivery.MessageContent;
import org.msakit.server.delivery.StoredMessage;
import org.msakit.server.header.Submission;
import org.msakit.server.reply.Reply;

/** Makes the report on a message for its sender. */
public final class StatusReport {
    private final String hostname;
    private final StoredMessage message;
    private final List<Fate> fates;
    private final Instant time;

    private StatusReport(String hostname, StoredMessage message, List<Fate> fates, Instant time) {
        this.hostname = hostname;
        this.message = message;
        this.fates = fates;
        this.time = time;
    }

    /**
     * A report from this server on a message.
     *
     * @param fates of one or more recipients
     * @param time when it is made
     * @return the report, itself a message from the null reverse-path (RFC 3461 section 6.1); none where the message came
     *     from there (RFC 5321 section 6.1) or there is nothing to report
     */
    public static Optional<StoredMessage> of(String hostname, StoredMessage message, List<Fate> fates, Instant time) {
        if (message.reversePath().isEmpty() || fates.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new StatusReport(hostname, message, fates, time).make());
    }

    private StoredMessage make() {
        return new StoredMessage(
                id(),
                "",
                List.of(message.reversePath()),
                MessageContent.of(text()),
                message.identity(),
                message.listener(),
                message.client(),
                message.tls(),
                isTlsRequired() ? Map.of("REQUIRETLS", "") : Map.of(),
                List.of(Map.of("NOTIFY", "NEVER")),
                time,
                message.release());
    }

    private String id() {
        return message.id() + "." + action().word();
    }

    private Fate.Action action() {
        return fates.get(0).action();
    }

    private boolean isTlsRequired() {
        return message.parameters().containsKey("REQUIRETLS");
    }

    private String text() {
        String returned = returned();
        String boundary = boundary(returned);
        return "Date: " + Submission.date(time) + "\r\n"
                + "From: Mail delivery <MAILER-DAEMON@" + hostname + ">\r\n"
                + "To: <" + octets(message.reversePath()) + ">\r\n"
                + "Subject: " + subject() + "\r\n"
                + "Message-ID: <" + id() + "@" + hostname + ">\r\n"
                + "Auto-Submitted: auto-replied\r\n"
                + "MIME-Version: 1.0\r\n"
                + "Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary=\"" + boundary + "\"\r\n"
                + encoding(returned)
                + "\r\n"
                + part(boundary, "text/plain; charset=us-ascii", words())
                + part(boundary, "message/delivery-status", status())
                + part(boundary, returnedType(), returned)
                + "--" + boundary + "--\r\n";
    }

    private static String part(String boundary, String type, String body) {
        String fields = "Content-Type: " + type + "\r\n" + encoding(body);
        return "--" + boundary + "\r\n" + fields + "\r\n" + body + "\r\n";
    }

    private static String encoding(String body) {
        return isAscii(body) ? "" : "Content-Transfer-Encoding: 8bit\r\n";
    }

    /** No line of what is returned begins with it. */
    private String boundary(String returned) {
        String boundary = "report-" + message.id();
        while (returned.contains("--" + boundary)) {
            boundary += "-";
        }
        return boundary;
    }

    private String subject() {
        return switch (action()) {
            case FAILED -> "Undelivered mail returned to sender";
            case DELIVERED -> "Your mail was delivered";
            case RELAYED -> "Your mail was handed on";
        };
    }

    private String words() {
        StringBuilder text = new StringBuilder("This is the mail server " + hostname + ".\r\n\r\n");
        text.append(
                switch (action()) {
                    case FAILED -> "Your message could not be delivered to:\r\n\r\n";
                    case DELIVERED -> "Your message was delivered to:\r\n\r\n";
                    case RELAYED -> "Your message went on to a server that may not report its delivery, for:\r\n\r\n";
                });
        for (Fate fate : fates) {
            text.append("  ").append(escaped(recipient(fate))).append("\r\n");
            fate.reply()
                    .ifPresent(
                            reply -> text.append("    ").append(oneLine(reply)).append("\r\n"));
        }
        return text.toString();
    }

    /** RFC 3464 section 2, RFC 3461 section 6.3. */
    private String status() {
        StringBuilder text = new StringBuilder("Reporting-MTA: dns; " + hostname + "\r\n");
        Xtext.decode(message.parameters().getOrDefault("ENVID", ""))
                .filter(id -> !id.isEmpty())
                .ifPresent(
                        id -> text.append("Original-Envelope-Id: ").append(id).append("\r\n"));
        text.append("Arrival-Date: ").append(Submission.date(message.begun())).append("\r\n");
        for (Fate fate : fates) {
            text.append("\r\n");
            originalRecipient(fate)
                    .ifPresent(address ->
                            text.append("Original-Recipient: ").append(address).append("\r\n"));
            text.append("Final-Recipient: ").append(typed(recipient(fate))).append("\r\n");
            text.append("Action: ").append(fate.action().word()).append("\r\n");
            text.append("Status: ").append(fate.status()).append("\r\n");
            if (!fate.hop().isEmpty()) {
                text.append("Remote-MTA: dns; ").append(fate.hop()).append("\r\n");
            }
            fate.reply()
                    .ifPresent(reply -> text.append("Diagnostic-Code: smtp; ")
                            .append(oneLine(reply))
                            .append("\r\n"));
        }
        return text.toString();
    }

    private String recipient(Fate fate) {
        return message.forwardPaths().get(fate.index());
    }

    private Optional<String> originalRecipient(Fate fate) {
        String value = message.recipientParameters(fate.index()).getOrDefault("ORCPT", "");
        int semicolon = value.indexOf(';');
        return Xtext.decode(value.substring(semicolon + 1))
                .filter(address -> semicolon > 0)
                .map(address -> value.substring(0, semicolon) + "; " + address);
    }

    private static String typed(String address) {
        return (isAscii(address) ? "rfc822; " : "utf-8; ") + escaped(address);
    }

    /** The 7-bit form of RFC 6533 section 3. */
    private static String escaped(String address) {
        StringBuilder out = new StringBuilder();
        address.codePoints()
                .forEach(
                        c -> out.append(c < 128 ? String.valueOf((char) c) : String.format(Locale.ROOT, "\\x{%X}", c)));
        return out.toString();
    }

    private static String oneLine(Reply reply) {
        String enhanced = reply.enhanced().isEmpty() ? "" : reply.enhanced() + " ";
        return reply.code() + " " + enhanced + String.join(" ", reply.lines());
    }

    /** RET counts for failures alone (RFC 3461 section 4.3), and not for what REQUIRETLS protects (RFC 8689 section 5). */
    private boolean isFull() {
        return action() == Fate.Action.FAILED
                && !isTlsRequired()
                && "FULL".equalsIgnoreCase(message.parameters().get("RET"));
    }

    private String returnedType() {
        boolean global = !isAscii(header());
        if (isFull()) {
            return global ? "message/global" : "message/rfc822";
        }
        return global ? "message/global-headers" : "text/rfc822-headers";
    }

    private String returned() {
        return isFull() ? message.content().text() : header();
    }

    private String header() {
        return message.content().header();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    /** A text in UTF-8, one character per octet. */
    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}

package org.msakit.server.mutant;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.msakit.server.command.Input.EndOfData;
import org.msakit.server.delivery.MessageContent;
import org.msakit.server.delivery.StoredMessage;

/** Faults that show where a message is delivered (RFC 5321 sections 2.4, 4.4 and 4.5.2, RFC 6409 section 8). */
final class DeliveryFaults {
    private static final String HEADER_END = "\r\n\r\n";

    private DeliveryFaults() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                                "stuffed-dots-kept",
                                "RFC5321-4.5.2-1",
                                "delivers the dots that the client stuffed",
                                body(b -> b.replace("\r\n.", "\r\n..")))
                        .alsoBreaks("RFC1870-6-2", "RFC3030-2-11", "RFC5321-4.5.3.1.6-1"),
                Mutant.of(
                        "trailing-blanks-cut",
                        "RFC5321-4.5.2-2",
                        "cuts blanks at the ends of lines",
                        body(b -> b.replaceAll("[ \t]+\r\n", "\r\n"))),
                Mutant.of(
                                "control-octets-dropped",
                                "RFC5321-4.5.2-2",
                                "drops control octets",
                                body(b -> b.replaceAll("[\\x01-\\x08\\x0B\\x0C\\x0E-\\x1F]", "")))
                        .alsoBreaks("RFC3030-3-3"),
                Mutant.of(
                                "empty-line-added",
                                "RFC5321-4.1.1.4-6",
                                "adds an empty line at the end",
                                body(b -> b + "\r\n"))
                        .alsoBreaks(
                                "RFC1870-6-2",
                                "RFC3030-2-11",
                                "RFC3030-2-12",
                                "RFC3030-2-3",
                                "RFC3030-2-9",
                                "RFC3030-3-3",
                                "RFC6152-3-2",
                                "RFC5321-4.5.2-1",
                                "RFC5321-4.5.2-2",
                                "RFC5321-4.5.3.1.6-1",
                                "RFC5321-4.5.3.1.6-2",
                                "RFC5321-4.2.5-2",
                                "RFC6409-8-4"),
                Mutant.of(
                                "long-lines-broken",
                                "RFC5321-4.5.3.1.6-1",
                                "breaks lines above 990 octets",
                                body(b -> b.replaceAll("([^\r\n]{990})(?=[^\r\n])", "$1\r\n")))
                        .alsoBreaks("RFC5321-4.5.3.1.6-2"),
                Mutant.of(
                        "line-of-5000-cut",
                        "RFC5321-4.5.3.1.6-2",
                        "cuts lines at 2000 octets",
                        body(b -> b.replaceAll("([^\r\n]{2000})[^\r\n]*", "$1"))),
                Mutant.of(
                        "nul-ends-message",
                        "SEC-CTRL-4",
                        "takes a message with a NUL and cuts it there",
                        content(c -> c.indexOf('\0') >= 0, c -> c.substring(0, c.indexOf('\0')))),
                Mutant.of(
                        "bare-line-ends-relayed",
                        "SEC-SMUG-9",
                        "takes bare CR and LF and hands them on",
                        content(c -> c.indexOf('\0') < 0, c -> c)),
                Mutant.of(
                                "local-part-lowered",
                                "RFC5321-2.4-4",
                                "turns local-parts into lower case",
                                paths(path -> path.toLowerCase(Locale.ROOT)))
                        .alsoBreaks("RFC6409-8.8-1"),
                Mutant.of(
                        "percent-taken-for-route",
                        "RFC6409-8.8-1",
                        "takes what follows a percent sign for a host",
                        paths(path -> path.replaceAll("%[^@]*@.*", "@remote.example"))),
                Mutant.of(
                        "source-route-kept",
                        "RFC5321-3.6.1-1",
                        "writes a relay host into the forward-path",
                        paths(path -> path.startsWith("routed@") ? "@mx.example.test:" + path : path)),
                Mutant.of(
                                "no-trace-field",
                                "RFC5321-4.4-1",
                                "adds no Received field",
                                message(DeliveryFaults::withoutTrace))
                        .alsoBreaks("RFC8314-4.3-1", "RFC4954-7-1", "RFC6531-3.7.3-1"),
                Mutant.of(
                                "trace-field-below",
                                "RFC5321-4.4-1",
                                "writes the Received field below the header",
                                message(m -> {
                                    String rest = withoutTrace(m);
                                    String trace = m.substring(0, m.length() - rest.length());
                                    return rest.replaceFirst(HEADER_END, "\r\n" + quoted(trace) + "\r\n");
                                }))
                        .alsoBreaks("RFC5321-4.4-4"),
                Mutant.of(
                                "trace-field-without-from",
                                "RFC5321-4.4-2",
                                "leaves FROM out of the Received field",
                                message(m -> m.replaceFirst("Received: from [^\r\n]*\r\n\tby", "Received: by")))
                        .alsoBreaks("RFC5321-4.4-3"),
                Mutant.of(
                        "trace-field-for-all",
                        "RFC5321-4.4-2",
                        "names two recipients in the Received field",
                        message(m -> m.replaceFirst(";", " for <a@example.test> <b@example.test>;"))),
                Mutant.of(
                        "trace-field-without-address",
                        "RFC5321-4.4-3",
                        "leaves the client's address out of the Received field",
                        message(m -> m.replaceFirst(" \\(\\[[^\\]]*]\\)", ""))),
                Mutant.of(
                        "earlier-trace-removed",
                        "RFC5321-4.4-4",
                        "removes Received fields of earlier hops",
                        message(m -> m.replaceFirst("Received: from h2\\.example[^\r\n]*\r\n\t[^\r\n]*\r\n", ""))),
                Mutant.of(
                        "hidden-recipient-named",
                        "RFC5321-7.2-1",
                        "writes all recipients into the header",
                        each(m -> m.forwardPaths().size() < 2
                                ? List.of(m)
                                : m.forwardPaths().stream()
                                        .map(p -> with(
                                                m.to(List.of(p)),
                                                "X-Envelope-To: " + m.forwardPaths() + "\r\n"
                                                        + m.content().text()))
                                        .toList())),
                Mutant.of(
                                "text-gets-a-footer",
                                "RFC6409-8-4",
                                "adds lines to text/plain",
                                message(m ->
                                        m.contains("Content-Type: text/plain") ? m + "-- \r\nsent by msakit\r\n" : m))
                        .alsoBreaks("RFC3030-2-12", "RFC6152-3-2"));
    }

    /** Changes what is stored. */
    static Supplier<Mutation> each(Function<StoredMessage, List<StoredMessage>> change) {
        return () -> new Mutation() {
            @Override
            public List<StoredMessage> stored(StoredMessage message) {
                return change.apply(message);
            }
        };
    }

    /** Changes the forward-paths. */
    private static Supplier<Mutation> paths(UnaryOperator<String> change) {
        return each(m -> List.of(m.to(m.forwardPaths().stream().map(change).toList())));
    }

    /** Changes header and body. */
    static Supplier<Mutation> message(UnaryOperator<String> change) {
        return each(m -> List.of(with(m, change.apply(m.content().text()))));
    }

    /** Changes the body. */
    private static Supplier<Mutation> body(UnaryOperator<String> change) {
        return message(m -> {
            int start = m.indexOf(HEADER_END) + HEADER_END.length();
            return m.substring(0, start) + change.apply(m.substring(start));
        });
    }

    /** Takes content that the correct server refuses for its octets, and changes it. */
    private static Supplier<Mutation> content(Predicate<String> when, UnaryOperator<String> change) {
        return Faults.input((state, input, next) -> {
            if (input instanceof EndOfData end
                    && end.malformed()
                    && when.test(end.content().text())) {
                MessageContent changed =
                        MessageContent.of(change.apply(end.content().text()));
                return next.handle(state, new EndOfData(changed, end.tooBig(), false));
            }
            return next.handle(state, input);
        });
    }

    /** The message without its first field. */
    private static String withoutTrace(String message) {
        return message.replaceFirst("^Received:[^\r\n]*\r\n(?:[ \t][^\r\n]*\r\n)*", "");
    }

    private static String quoted(String replacement) {
        return java.util.regex.Matcher.quoteReplacement(replacement);
    }

    /** The same with this content, one character per octet. */
    static StoredMessage with(StoredMessage m, String content) {
        return m.withContent(MessageContent.of(content));
    }
}

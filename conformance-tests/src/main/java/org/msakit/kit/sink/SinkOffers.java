package org.msakit.kit.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the sink offers.
 *
 * @param lines of its EHLO reply, the name aside
 * @param tls whether STARTTLS is among them
 * @param underTls lines that are added once TLS is up
 * @param trusted whether its certificate is the one that it is known by
 */
public record SinkOffers(List<String> lines, boolean tls, List<String> underTls, boolean trusted) {
    /** No extension at all. */
    public static final SinkOffers NOTHING = new SinkOffers(List.of(), false, List.of(), true);

    /** Every extension that says something about messages. */
    public static final SinkOffers ALL = new SinkOffers(
            List.of(
                    "ENHANCEDSTATUSCODES",
                    "PIPELINING",
                    "SIZE",
                    "8BITMIME",
                    "BINARYMIME",
                    "CHUNKING",
                    "SMTPUTF8",
                    "DSN",
                    "DELIVERBY",
                    "MT-PRIORITY"),
            true,
            List.of("REQUIRETLS", "AUTH PLAIN"),
            true);

    public SinkOffers {
        lines = List.copyOf(lines);
        underTls = List.copyOf(underTls);
    }

    /** The same without these keywords. */
    public SinkOffers without(String... keywords) {
        Set<String> dropped = Set.of(keywords);
        return new SinkOffers(
                lines.stream().filter(line -> !dropped.contains(line)).toList(),
                tls && !dropped.contains("STARTTLS"),
                underTls.stream().filter(line -> !dropped.contains(line)).toList(),
                trusted);
    }

    /** The same with one more line. */
    public SinkOffers with(String line) {
        List<String> more = new ArrayList<>(lines);
        more.add(line);
        return new SinkOffers(more, tls, underTls, trusted);
    }

    /** The same with STARTTLS, and a certificate that it is known by or not. */
    public SinkOffers withTls(boolean known) {
        return new SinkOffers(lines, true, underTls, known);
    }

    List<String> ehlo(boolean secure) {
        List<String> all = new ArrayList<>(lines);
        if (secure) {
            all.addAll(underTls);
        } else if (tls) {
            all.add("STARTTLS");
        }
        return all;
    }
}

package org.msakit.server.address;

import java.util.Optional;

/**
 * A reverse-path or forward-path (RFC 5321 section 4.1.2). A source route is read and dropped (appendix C).
 *
 * @param localPart local part as written, quotes included; empty for the null reverse-path
 * @param domain domain or literal as written, empty for the null reverse-path and for {@code <Postmaster>}
 */
public record Path(String localPart, String domain) {
    /** The null reverse-path. */
    public static final Path NULL = new Path("", "");

    /** The path without angle brackets. */
    public String address() {
        return domain.isEmpty() ? localPart : localPart + "@" + domain;
    }

    /** Whether it can be handed to a server without SMTPUTF8 (RFC 6531 section 3.5). */
    public boolean isAscii() {
        return Alphabet.isAscii(localPart) && Alphabet.isAscii(domain);
    }

    /** The domain as the DNS knows it: A-labels in place of U-labels. */
    public String asciiDomain() {
        return Domains.toAscii(domain).orElse(domain);
    }

    /** Whether the domain is a literal or has more than one label (RFC 6409 section 4.2). */
    public boolean isQualified() {
        return domain.startsWith("[") || domain.indexOf('.') > 0;
    }

    /** A path at the start of a text, and what follows it. */
    public record Parsed(Path path, String rest) {}

    /**
     * Reads {@code <>} or a path with a domain from the start of the argument; empty if there is none.
     *
     * @param octets one character per octet
     */
    public static Optional<Parsed> reverse(String octets, Alphabet alphabet) {
        return alphabet.read(octets).flatMap(Path::reverse);
    }

    /** Reads {@code <Postmaster>} in any case or a path with a domain, as {@link #reverse(String, Alphabet)} does. */
    public static Optional<Parsed> forward(String octets, Alphabet alphabet) {
        return alphabet.read(octets).flatMap(Path::forward);
    }

    private static Optional<Parsed> reverse(String text) {
        if (text.startsWith("<>")) {
            return Optional.of(new Parsed(NULL, text.substring(2)));
        }
        return parse(text);
    }

    private static Optional<Parsed> forward(String text) {
        String postmaster = "<postmaster>";
        if (text.regionMatches(true, 0, postmaster, 0, postmaster.length())) {
            Path path = new Path(text.substring(1, postmaster.length() - 1), "");
            return Optional.of(new Parsed(path, text.substring(postmaster.length())));
        }
        return parse(text);
    }

    /** Whether the text is a Mailbox in ASCII: local part, at sign, domain or literal. */
    public static boolean isMailbox(String text) {
        Optional<Parsed> parsed = Alphabet.ASCII.read("<" + text + ">").flatMap(Path::parse);
        return parsed.isPresent() && parsed.get().rest().isEmpty() && !text.startsWith("@");
    }

    private static Optional<Parsed> parse(String text) {
        if (!text.startsWith("<")) {
            return Optional.empty();
        }
        int start = skipRoute(text, 1);
        int at = start < 0 ? -1 : LocalParts.end(text, start);
        if (at < 0 || at >= text.length() || text.charAt(at) != '@') {
            return Optional.empty();
        }
        int close = text.indexOf('>', at);
        if (close < 0) {
            return Optional.empty();
        }
        Path path = new Path(text.substring(start, at), text.substring(at + 1, close));
        String rest = text.substring(close + 1);
        return Domains.toAscii(path.domain()).filter(Domains::isDomainOrLiteral).map(domain -> new Parsed(path, rest));
    }

    /** Position after a source route, the same position where there is none, -1 where it is malformed. */
    private static int skipRoute(String text, int from) {
        if (from >= text.length() || text.charAt(from) != '@') {
            return from;
        }
        int colon = text.indexOf(':', from);
        if (colon < 0) {
            return -1;
        }
        for (String hop : text.substring(from, colon).split(",", -1)) {
            if (!hop.startsWith("@") || !Domains.isDomain(hop.substring(1))) {
                return -1;
            }
        }
        return colon + 1;
    }
}

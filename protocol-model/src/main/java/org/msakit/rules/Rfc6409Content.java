package org.msakit.rules;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.msakit.model.Cell;
import org.msakit.model.SessionState;
import org.msakit.wire.HeaderValue;
import org.msakit.wire.InternetMessage;
import org.msakit.wire.Octets;

/** RFC 6409 sections 5.1 and 6.3: content that an agent may refuse for its header, and with which code. */
final class Rfc6409Content {
    private static final String CONTENT = "RFC6409-6.3-1";
    private static final String ADDRESSES = "RFC6409-5.1-3";
    private static final String TAKEN = "RFC5321-4.1.1.4-1";

    private Rfc6409Content() {}

    /** The end of such content; empty for a header that says who wrote it, to addresses that have domains. */
    static Optional<Cell> end(SessionState state, Octets raw, UnaryOperator<SessionState> done) {
        InternetMessage message = new InternetMessage(raw);
        if (message.values("From").isEmpty()) {
            return Optional.of(Cell.in(state)
                    .pass("250", done, TAKEN, CONTENT)
                    .pass("554", done, CONTENT)
                    .warn("550", done, CONTENT)
                    .open("5yz!501", done, CONTENT)
                    .blame("501", CONTENT)
                    .blameClose(CONTENT)
                    .otherwise(TAKEN));
        }
        boolean broken = List.of("To", "Cc").stream()
                .flatMap(name -> message.values(name).stream())
                .anyMatch(Rfc6409Content::lacksDomain);
        return broken
                ? Optional.of(Cell.in(state)
                        .pass("250", done, TAKEN)
                        .pass("554", done, ADDRESSES)
                        .warn("550", done, ADDRESSES)
                        .open("5yz", done, ADDRESSES)
                        .otherwise(TAKEN))
                : Optional.empty();
    }

    /** An at sign with nothing behind it, as in {@code bad@@x}. */
    private static boolean lacksDomain(String value) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(value)
                && new HeaderValue(value).domains().contains("");
    }
}

package org.msakit.rules;

import java.util.List;
import java.util.function.UnaryOperator;
import org.msakit.model.Cell;
import org.msakit.model.Config;
import org.msakit.model.SessionState;
import org.msakit.wire.Octets;

/** RFC 4616: the one message of PLAIN, sent with AUTH or behind an empty 334. */
final class Rfc4616Plain {
    private static final UnaryOperator<SessionState> REFUSED = Rfc4954Auth::loginRefused;
    private static final UnaryOperator<SessionState> DONE = Rfc4954Auth::loggedIn;

    private Rfc4616Plain() {}

    /** @param evidence the rows that a good login shows besides those of RFC 4954 section 4 */
    static Cell message(Config config, SessionState state, Octets message, List<String> evidence) {
        return switch (PlainMessage.of(config, message)) {
            case GOOD -> Rfc4954Auth.goodCredentials(state, evidence);
            case GOOD_AUTHZID ->
                Cell.in(state)
                        .pass("235", DONE, "RFC4616-2-2")
                        .warn("535", REFUSED, "RFC4616-2-2")
                        .otherwise("RFC4616-2-2");
            case FOREIGN_AUTHZID ->
                Cell.in(state)
                        .pass("535", REFUSED, "RFC4616-2-3")
                        .warn("501|534|550", REFUSED, "RFC4616-2-3")
                        .broken("235", DONE, "RFC4616-2-3")
                        .otherwise("RFC4616-2-3");
            case EMPTY_PART -> refused(state, "501|535", "534|550", "RFC4616-2-5");
            case MALFORMED -> refused(state, "501|535", "534|550", "RFC4616-2-6");
            case INVALID_UTF8 -> refused(state, "501|535", "534|550", "RFC4616-2-7");
            case LONG_WRONG -> refused(state, "535", "534|550", "RFC4616-2-4");
            case WRONG -> refused(state, "535", "501|534|550", "RFC4954-4-16");
        };
    }

    private static Cell refused(SessionState state, String codes, String tolerated, String id) {
        return Cell.in(state)
                .pass(codes, REFUSED, id)
                .warn(tolerated, REFUSED, id)
                .otherwise(id);
    }

    /** A message that is a command word to whoever executes commands inside the exchange. */
    static boolean looksLikeCommand(String line) {
        return List.of("QUIT", "NOOP", "RSET", "EHLO").contains(line);
    }
}
